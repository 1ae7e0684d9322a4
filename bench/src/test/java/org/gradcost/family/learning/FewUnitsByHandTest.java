package org.gradcost.family.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcost.family.Family;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients by hand that are computed differently for few classes or units, against reverse mode, with samples in any order. */
class FewUnitsByHandTest {

    @ParameterizedTest
    @ValueSource(classes = {Svm.class, Softmax.class, Mlp.class})
    void everySizeAgreesWithReverseMode(Class<? extends Family> type) throws ReflectiveOperationException {
        Family family = type.getConstructor().newInstance();
        SplittableRandom random = new SplittableRandom(7);
        IntStream.rangeClosed(1, 170).map(family::nearest).distinct().forEach(n -> {
            Classification problem = (Classification) family.problem(n, 3);
            agrees(problem, "n = " + n);
            if (problem.batch().classes() == 3) {
                Data iris = Data.iris();
                int[] samples =
                        random.ints(Batch.SAMPLES, 0, iris.rows().length).toArray();
                problem.batch().fill(iris, samples);
                agrees(problem, "other samples, n = " + n);
            }
        });
    }

    private static void agrees(Classification problem, String where) {
        double[] x = problem.inputs();
        Tape tape = new Tape();
        Variable y = problem.scalar(tape.inputs(x));
        double[] expected = new double[x.length];
        tape.gradient(y, expected);
        double[] gradient = new double[x.length];
        assertEquals(1, problem.gradient(x, gradient) / y.getReal(), 1e-12, "value, " + where);
        assertEquals(1, problem.primal(x) / y.getReal(), 1e-12, "primal, " + where);
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], gradient[i], 1e-12 * (1 + Math.abs(expected[i])), "element " + i + ", " + where);
        }
    }
}
