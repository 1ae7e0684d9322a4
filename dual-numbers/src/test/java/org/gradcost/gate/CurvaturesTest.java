package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.dual.Dual;
import org.junit.jupiter.api.Test;

/** Each second derivative in double against that of the slope's circuit, over the whole range where neither overflows. */
class CurvaturesTest {

    private static final long SEED = 11;
    private static final int POINTS = 2000;

    @Test
    void agreeWithTheCircuits() {
        int known = 0;
        for (UnaryGate gate : Gates.unary()) {
            if (Curvatures.isKnown(gate)) {
                known++;
                SplittableRandom random = new SplittableRandom(SEED);
                for (int i = 0; i < POINTS; i++) {
                    double x = random.nextDouble(-1, 1) * Math.pow(10, random.nextDouble(-8, 1.6));
                    check(gate, x);
                }
            }
        }
        assertTrue(known > 10, known + " gates");
    }

    private static void check(UnaryGate gate, double x) {
        double y = gate.value(x);
        double slope = gate.slope(x);
        double expected = gate.partial(Dual.of(x, 1), Dual.of(y, slope))
                .times(Dual.constant(1))
                .tangent();
        if (Double.isFinite(y) && Double.isFinite(expected)) {
            double actual = Curvatures.of(gate, x, y, slope);
            // A zero of the second derivative has an error relative to what cancels there.
            assertEquals(expected, actual, 1e-13 * Math.abs(expected) + 1e-300, gate + " at " + x + ", seed " + SEED);
        }
    }

    @Test
    void othersAreRefused() {
        assertEquals(
                "curvature: no formula for cbrt",
                org.junit.jupiter.api.Assertions.assertThrows(
                                IllegalArgumentException.class, () -> Curvatures.of(Gates.CBRT, 1, 1, 1))
                        .getMessage());
    }
}
