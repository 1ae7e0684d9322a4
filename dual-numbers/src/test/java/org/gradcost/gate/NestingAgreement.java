package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.gradcost.dual.ForwardOverForward;

/** Holds a nesting of modes to forward over forward, to the last digit, at the points of {@link SecondOrderAccuracyTest}. */
public final class NestingAgreement {

    private static final SecondOrder EXPECTED = new ForwardOverForward();

    private NestingAgreement() {}

    /** Compares value, first and second derivatives of a gate. */
    public static void check(SecondOrder nesting, UnaryGate gate) {
        for (double x : SecondOrderPoints.of(gate)) {
            assertSame(EXPECTED.differentiate(gate, x), nesting.differentiate(gate, x), nesting, gate, x);
        }
    }

    /** Compares the value and all first and second derivatives of a gate. */
    public static void check(SecondOrder nesting, BinaryGate gate) {
        for (double[] point : SecondOrderPoints.of(gate)) {
            double x = point[0];
            double y = point[1];
            assertSame(
                    EXPECTED.differentiateFirst(gate, x, y),
                    nesting.differentiateFirst(gate, x, y),
                    nesting,
                    gate,
                    x,
                    y);
            if (x > 0 || gate != Gates.POW) {
                assertSame(EXPECTED.differentiate(gate, x, y), nesting.differentiate(gate, x, y), nesting, gate, x, y);
            }
        }
    }

    private static void assertSame(double[] expected, double[] actual, Object nesting, Object gate, double... at) {
        for (int i = 0; i < expected.length; i++) {
            expected[i] += 0.0; // the sign of a zero is not compared
            actual[i] += 0.0;
        }
        assertArrayEquals(
                expected, actual, nesting.getClass().getSimpleName() + ", " + gate + " at " + Arrays.toString(at));
    }
}
