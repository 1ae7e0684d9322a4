package org.gradcost.family.analytic;

import java.util.stream.IntStream;
import org.gradcost.family.Family;
import org.gradcost.family.HandAgainstReverse;
import org.gradcost.family.ScalarCircuit;
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
        HandAgainstReverse.assertAgree((ScalarCircuit) family.problem(n, 3), 1e-12, 1e-11, "n = " + n);
    }
}
