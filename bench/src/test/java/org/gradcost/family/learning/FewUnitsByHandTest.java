package org.gradcost.family.learning;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcost.family.Family;
import org.gradcost.family.HandAgainstReverse;
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
            HandAgainstReverse.assertAgree(problem, 1e-12, 1e-12, "n = " + n);
            if (problem.batch().classes() == 3) {
                Data iris = Data.iris();
                int[] samples =
                        random.ints(Batch.SAMPLES, 0, iris.rows().length).toArray();
                problem.batch().fill(iris, samples);
                HandAgainstReverse.assertAgree(problem, 1e-12, 1e-12, "other samples, n = " + n);
            }
        });
    }
}
