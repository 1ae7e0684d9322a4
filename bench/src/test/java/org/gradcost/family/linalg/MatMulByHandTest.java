package org.gradcost.family.linalg;

import java.util.stream.IntStream;
import org.gradcost.family.HandAgainstReverse;
import org.gradcost.family.ScalarCircuit;
import org.junit.jupiter.api.Test;

/** The gradient by hand, which is computed differently for few columns, against reverse mode. */
class MatMulByHandTest {

    @Test
    void everySizeAgreesWithReverseMode() {
        MatMul family = new MatMul();
        IntStream.rangeClosed(2, 250)
                .map(family::nearest)
                .distinct()
                .forEach(n ->
                        HandAgainstReverse.assertAgree((ScalarCircuit) family.problem(n, 3), 1e-13, 1e-13, "n = " + n));
    }
}
