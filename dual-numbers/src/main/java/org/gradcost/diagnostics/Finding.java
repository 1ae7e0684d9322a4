package org.gradcost.diagnostics;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A gate or an input at which a value, slope or adjoint is not finite, or a product 0·∞ was taken as 0.
 *
 * @param kind the kind of the finding
 * @param gate the number of the gate in the order of evaluation, from 0, or −1 − i for input i
 * @param name the name of the gate
 * @param operands the values of its operands, including constants
 * @param value the value of the gate
 * @param text a description of the finding, without the source line
 * @param line the line of the caller's source that applied the gate, if the stack trace has one
 */
public record Finding(
        Kind kind,
        int gate,
        String name,
        double[] operands,
        double value,
        String text,
        Optional<StackTraceElement> line) {

    /** The kinds of findings. */
    public enum Kind {
        /** The first value that is not finite, in the order of evaluation. */
        VALUE("value"),
        /** The first slope that is not finite, in the order of evaluation. */
        SLOPE("slope"),
        /** The first adjoint that is not finite, in the order of the reverse sweep. */
        ADJOINT("adjoint"),
        /** The first product 0·∞ or 0·NaN that was taken as 0 although the zero may be due to rounding. */
        ROUNDED_ZERO("0·∞ taken as 0, though the 0 may be rounded"),
        /** The first product 0·∞ or 0·NaN that was taken as 0 because the zero is exact. */
        EXACT_ZERO("0·∞ taken as 0, as the 0 is exact");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Creates a finding with a copy of the operands. */
    public Finding {
        operands = operands.clone();
    }

    @Override
    public double[] operands() {
        return operands.clone();
    }

    @Override
    public String toString() {
        return kind.label + ": " + text + line.map(at -> ", at " + at).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that
                && kind == that.kind
                && gate == that.gate
                && name.equals(that.name)
                && Arrays.equals(operands, that.operands)
                && Double.compare(value, that.value) == 0
                && text.equals(that.text)
                && line.equals(that.line);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, gate, name, text);
    }
}
