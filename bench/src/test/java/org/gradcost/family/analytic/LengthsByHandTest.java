package org.gradcost.family.analytic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.gradcost.family.Family;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives by hand that are computed differently for few and for many inputs, against reverse mode at both kinds of sizes. */
class LengthsByHandTest {

    @ParameterizedTest
    @ValueSource(classes = {Rosenbrock.class, SigmoidChain.class, Helmholtz.class})
    void everyLengthAgreesWithReverseMode(Class<? extends Family> type) throws ReflectiveOperationException {
        Family family = type.getConstructor().newInstance();
        IntStream.rangeClosed(2, 70).forEach(n -> agrees(family, n));
    }

    @ParameterizedTest
    @ValueSource(classes = {Rosenbrock.class, SigmoidChain.class})
    void severalBlocksAgreeWithReverseMode(Class<? extends Family> type) throws ReflectiveOperationException {
        Family family = type.getConstructor().newInstance();
        IntStream.of(999, 1000, 1001, 1002, 2001).forEach(n -> agrees(family, n));
    }

    private static void agrees(Family family, int n) {
        ScalarCircuit problem = (ScalarCircuit) family.problem(n, 3);
        double[] x = problem.inputs();
        Tape tape = new Tape();
        Variable y = problem.scalar(tape.inputs(x));
        double[] expected = new double[n];
        tape.gradient(y, expected);
        double[] gradient = new double[n];
        assertEquals(1, problem.gradient(x, gradient) / y.getReal(), 1e-12, "value, n = " + n);
        assertEquals(1, problem.primal(x) / y.getReal(), 1e-12, "primal, n = " + n);
        for (int i = 0; i < n; i++) {
            assertEquals(expected[i], gradient[i], 1e-11 * (1 + Math.abs(expected[i])), "element " + i + ", n = " + n);
        }
    }
}
