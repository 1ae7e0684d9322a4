package org.gradcost.family;

import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;

/** A problem whose circuit is written in elementary scalar gates: arithmetic, exp, log and their like. */
public interface ScalarCircuit extends Problem {

    /**
     * Evaluates the function, in any mode.
     *
     * <p>A sum of many terms is best written as {@code Functions.sum(n, i -> …)}, a product of rows as {@code Functions.dot(a, b)}
     * and one of many factors as {@code Functions.product(n, i -> …)}: on a tape each is one gate, where {@code sum =
     * sum.add(term)} makes one a term. A choice by values is {@code Functions.ifLess} or {@code Functions.lessThan}, which every
     * mode can run, and a trace too.
     *
     * @see org.gradcost.gate.Functions
     */
    <T extends CalculusFieldElement<T>> T scalar(T[] x);

    /**
     * Computes the gradient. Written by hand it is the performance target and the correctness reference. Without it the reference
     * is a sweep in reverse, which must agree with forward mode and with central differences before anything is timed.
     */
    @Override
    default double gradient(double[] x, double[] gradient) {
        Tape tape = new Tape();
        Variable y = scalar(tape.inputs(x));
        tape.gradient(y, gradient);
        return y.getReal();
    }

    /** Returns whether the class of the problem has a {@link #gradient} of its own. */
    @Override
    default boolean isByHand() {
        return OwnGradient.isWritten(getClass());
    }

    /**
     * Returns whether the circuit branches on the values of its variables, so that it cannot be recorded once for all
     * points.
     */
    default boolean readsValues() {
        return false;
    }
}
