package org.gradcost.family;

import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;

/** A problem whose circuit is written in elementary scalar gates: arithmetic, exp, log and the like. */
public interface ScalarCircuit extends Problem {

    /**
     * Evaluates the function, in any mode.
     *
     * <p>Write a sum of many terms as {@code Functions.sum(n, i -> …)}, a product of rows as {@code Functions.dot(a, b)} and a
     * product of many factors as {@code Functions.product(n, i -> …)}: on a tape each is one gate, whereas
     * {@code sum = sum.add(term)} is one gate per term. Write a choice that depends on values with {@code Functions.ifLess} or
     * {@code Functions.lessThan}, which every mode supports and a trace records.
     *
     * @see org.gradcost.gate.Functions
     */
    <T extends CalculusFieldElement<T>> T scalar(T[] x);

    /**
     * Computes the gradient. Written by hand, it is the performance target and the correctness reference. If it is not
     * overridden, the reference is a gradient by reverse mode, which must agree with forward mode and with central differences
     * before anything is timed.
     */
    @Override
    default double gradient(double[] x, double[] gradient) {
        Tape tape = new Tape();
        Variable y = scalar(tape.inputs(x));
        tape.gradient(y, gradient);
        return y.getReal();
    }

    /** Returns whether the class of the problem overrides {@link #gradient}. */
    @Override
    default boolean isByHand() {
        return OwnGradient.isWritten(getClass());
    }

    /** Returns whether the circuit branches on the values of its variables, so that one recording is not valid at all points. */
    default boolean readsValues() {
        return false;
    }
}
