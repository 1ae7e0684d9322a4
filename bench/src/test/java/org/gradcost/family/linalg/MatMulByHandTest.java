package org.gradcost.family.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** The gradient by hand, which is computed differently for few columns, against reverse mode. */
class MatMulByHandTest {

    @Test
    void everySizeAgreesWithReverseMode() {
        MatMul family = new MatMul();
        IntStream.rangeClosed(2, 250).map(family::nearest).distinct().forEach(n -> {
            ScalarCircuit problem = (ScalarCircuit) family.problem(n, 3);
            double[] x = problem.inputs();
            Tape tape = new Tape();
            Variable y = problem.scalar(tape.inputs(x));
            double[] expected = new double[n];
            tape.gradient(y, expected);
            double[] gradient = new double[n];
            assertEquals(1, problem.gradient(x, gradient) / y.getReal(), 1e-13, "value, n = " + n);
            assertEquals(1, problem.primal(x) / y.getReal(), 1e-13, "primal, n = " + n);
            for (int i = 0; i < n; i++) {
                assertEquals(
                        expected[i], gradient[i], 1e-13 * (1 + Math.abs(expected[i])), "element " + i + ", n = " + n);
            }
        });
    }
}
