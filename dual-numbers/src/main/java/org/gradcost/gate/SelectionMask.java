package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * The slope of a selection as a number: 1 for the argument that is selected, else 0. Traced numbers need it, since the choice
 * may differ at another point. Masks of one gate are equal, so that a trace has them once.
 *
 * @param gate the selection
 * @param ofFirst whether the mask is that of the first argument
 */
record SelectionMask(SelectGate gate, boolean ofFirst) implements BinaryGate.Value {

    private static final DoubleBinaryOperator NOTHING = (x, y) -> 0;

    private static final BinaryGate.Slope NONE = (x, y, v, shared) -> 0;

    /** Returns the mask of an argument as a slope, which has no derivative. */
    static <T extends CalculusFieldElement<T>> Partial<T> of(SelectGate gate, boolean ofFirst, T x, T y) {
        String name = gate.name() + (ofFirst ? " takes first" : " takes second");
        BinaryGate mask = new BinaryGate(name, NOTHING, new SelectionMask(gate, ofFirst), NONE, NONE);
        return Partial.of(Functions.stopGradient(Functions.apply(mask, x, y)));
    }

    @Override
    public double of(double x, double y, double shared) {
        return gate.first(x, y) == ofFirst ? 1 : 0;
    }
}
