package org.gradcost.diagnostics;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One gate, or input, and what is the matter with it.
 *
 * @param kind what was found
 * @param gate the gate's number in the order of evaluation, from 0, or −1 − i for input i
 * @param name the gate's name
 * @param operands the values of its operands, constants among them
 * @param value its value
 * @param text what was found, as a sentence without the line
 * @param line the caller's line that applied the gate, where the stack shows one
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
        /** The first adjoint that is not finite, in the order of the sweep back. */
        ADJOINT("adjoint"),
        /** The first product 0·∞ or 0·NaN taken as 0, with a zero that may be rounded. */
        ROUNDED_ZERO("0·∞ taken as 0, though the 0 may be rounded"),
        /** The first product 0·∞ or 0·NaN taken as 0, with a zero that is exact. */
        EXACT_ZERO("0·∞ taken as 0, as the 0 is exact");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Copies the operands. */
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
