package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/** The check of a primal and a gradient by hand against reverse mode of the same circuit. */
public final class HandAgainstReverse {
    private HandAgainstReverse() {}

    /**
     * Asserts that they agree at the inputs of a problem.
     *
     * @param ofValue allowed relative error of the value
     * @param ofElement allowed error of an element e of the gradient, as a multiple of 1 + |e|
     * @param where for the message
     */
    public static void assertAgree(ScalarCircuit problem, double ofValue, double ofElement, String where) {
        double[] x = problem.inputs();
        Tape tape = new Tape();
        Variable y = problem.scalar(tape.inputs(x));
        double[] expected = new double[x.length];
        tape.gradient(y, expected);
        double[] gradient = new double[x.length];
        assertEquals(1, problem.gradient(x, gradient) / y.getReal(), ofValue, "value, " + where);
        assertEquals(1, problem.primal(x) / y.getReal(), ofValue, "primal, " + where);
        for (int i = 0; i < x.length; i++) {
            double allowed = ofElement * (1 + Math.abs(expected[i]));
            assertEquals(expected[i], gradient[i], allowed, "element " + i + ", " + where);
        }
    }
}
