package org.gradcost.tape;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A tape over any numbers T: with T itself in a mode of differentiation, the gradient that it gives can be differentiated
 * again. Over {@link Variable} it is reverse over reverse, over a dual number forward over reverse.
 *
 * <p>Slopes are numbers of T, and are not stated here: forward mode over T, Hipparchus' {@code
 * FieldUnivariateDerivative1}, yields them gate by gate. Every gate that depends on an input is recorded, so this is for
 * small circuits inside larger ones; a tape is used once.
 *
 * @param <T> the numbers below
 */
public final class NestedTape<T extends CalculusFieldElement<T>> {

    private final List<T> slopes = new ArrayList<>(); // two a slot
    private final List<int[]> arguments = new ArrayList<>(); // two a slot
    private int inputs;

    /** One more input; all of them come before the first gate. */
    public NestedVariable<T> input(T value) {
        inputs++;
        return record(value, NestedVariable.CONSTANT, null, NestedVariable.CONSTANT, null);
    }

    NestedVariable<T> record(T value, int first, T slopeFirst, int second, T slopeSecond) {
        arguments.add(new int[] {first, second});
        slopes.add(slopeFirst);
        slopes.add(slopeSecond);
        return new NestedVariable<>(this, value, arguments.size() - 1);
    }

    /**
     * The derivatives of the output with respect to all inputs, in their order; zeros if it depends on none.
     *
     * @throws IllegalArgumentException if the output is of another tape
     */
    public T[] gradient(NestedVariable<T> output) {
        T zero = output.value().getField().getZero();
        T[] adjoints = MathArrays.buildArray(zero.getField(), arguments.size());
        if (output.slot() != NestedVariable.CONSTANT) {
            if (output.tape() != this) {
                throw new IllegalArgumentException("gradient: the output was recorded on another tape");
            }
            adjoints[output.slot()] = zero.newInstance(1);
            for (int slot = output.slot(); slot >= inputs; slot--) {
                pull(adjoints, slot, 0);
                pull(adjoints, slot, 1);
            }
        }
        T[] gradient = MathArrays.buildArray(zero.getField(), inputs);
        System.arraycopy(adjoints, 0, gradient, 0, inputs);
        return gradient;
    }

    private void pull(T[] adjoints, int slot, int which) {
        int argument = arguments.get(slot)[which];
        if (argument != NestedVariable.CONSTANT) {
            T share = slopes.get(2 * slot + which).multiply(adjoints[slot]);
            adjoints[argument] = adjoints[argument].add(share);
        }
    }
}
