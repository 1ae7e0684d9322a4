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
        double expected = byCircuit(gate, x);
        if (Double.isFinite(y) && Double.isFinite(expected)) {
            double actual = Curvatures.of(gate, x, y, slope);
            // A zero of the second derivative has an error relative to what cancels there.
            assertEquals(expected, actual, 1e-13 * Math.abs(expected) + 1e-300, gate + " at " + x + ", seed " + SEED);
        }
    }

    /** A gate without a formula is differentiated by its circuit, in numbers of another library. */
    @Test
    void anyGateHasOne() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (UnaryGate gate : Gates.unary()) {
            for (int i = 0; i < 20; i++) {
                double x = gate == Gates.ACOSH ? random.nextDouble(1.1, 2) : random.nextDouble(0.1, 0.9);
                double expected = byCircuit(gate, x);
                double actual = Curvatures.ofAny(gate, x, gate.value(x), gate.slope(x));
                assertEquals(expected, actual, 1e-10 * (1 + Math.abs(expected)), gate + " at " + x + ", seed " + SEED);
            }
        }
    }

    private static double byCircuit(UnaryGate gate, double x) {
        return gate.partial(Dual.of(x, 1), Dual.of(gate.value(x), gate.slope(x)))
                .times(Dual.constant(1))
                .tangent();
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
