package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * The slope of a selection as the value of a gate: 1 for the argument that is selected, else 0. Traced numbers need it, since the
 * choice may differ at another point. Equal masks are one gate in a trace.
 *
 * @param gate the selection
 * @param ofFirst whether the mask is that of the first argument
 */
public record SelectionMask(SelectGate gate, boolean ofFirst) implements BinaryGate.Value {

    private static final DoubleBinaryOperator NO_SHARED = (x, y) -> 0;

    private static final BinaryGate.Slope NO_SLOPE = (x, y, v, shared) -> 0;

    /** Returns the mask of an argument as a slope, which has no derivative. */
    static <T extends CalculusFieldElement<T>> Partial<T> of(SelectGate gate, boolean ofFirst, T x, T y) {
        String name = gate.name() + (ofFirst ? " takes first" : " takes second");
        BinaryGate mask = new BinaryGate(name, NO_SHARED, new SelectionMask(gate, ofFirst), NO_SLOPE, NO_SLOPE);
        return Partial.of(Functions.stopGradient(Functions.apply(mask, x, y)));
    }

    @Override
    public double of(double x, double y, double shared) {
        return gate.first(x, y) == ofFirst ? 1 : 0;
    }
}
