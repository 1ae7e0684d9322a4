package org.gradcost.family.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gradcost.dual.Dual;
import org.gradcost.family.MapProblem;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients by hand at rotations of almost no angle, whose square or cube underflows. */
class SmallRotationTest {

    private static final double[] FEATURE = {10, 20};

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-160, 1e-110, 1e-20, 1e-9, 1e-5, 0.1, 0.49, 0.51})
    void bundleAdjustmentAgreesWithTheTapeAndTheLimit(double turn) {
        double[] p = point(turn);
        double[] error = new double[2];
        double[] rows = slopes(p, error);
        double[] gradient = new double[Camera.INPUTS];
        new CameraCostByHand().gradient(p, FEATURE, gradient);
        assertTrue(Arrays.stream(rows).allMatch(Double::isFinite), () -> Arrays.toString(rows));
        double norm = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int k = 0; k < Camera.INPUTS; k++) {
            double cost = error[0] * rows[k] + error[1] * rows[Camera.INPUTS + k];
            assertEquals(cost, gradient[k], 1e-13 * norm, "input " + k);
        }
        if (turn <= 1e-20) { // the derivative at no rotation, which the circuit has by its first-order formula
            assertArrayEquals(slopes(point(0), error), rows, 1e-12);
        }
        if (turn == 0 || turn >= 0.1) {
            Tape tape = new Tape();
            Variable[] y = new Variable[2];
            Camera.error(tape.inputs(p), FEATURE, y);
            assertArrayEquals(Arrays.copyOf(rows, Camera.INPUTS), tape.gradient(y[0]), 1e-10);
        }
    }

    /** Returns the Jacobian by hand, and stores the errors. */
    private static double[] slopes(double[] p, double[] error) {
        double[] rows = new double[2 * Camera.INPUTS];
        CameraByHand byHand = new CameraByHand();
        byHand.turnWithSlopes(p);
        byHand.slopes(p, FEATURE, error, 0, rows, 0);
        byHand.turn(p);
        double[] alone = new double[2];
        byHand.error(p, FEATURE, alone, 0);
        assertArrayEquals(error, alone, 1e-13 * (Math.abs(error[0]) + Math.abs(error[1])));
        return rows;
    }

    private static double third(double angle) {
        return Rotation.third(angle, Math.sin(angle));
    }

    /** The coefficients of R and J keep their digits where the textbook's quotients cancel; expected values from 40 digits. */
    @Test
    void coefficientsDoNotCancel() {
        assertEquals(0.4999999999958333333333472, Rotation.second(1e-5), 2e-16);
        assertEquals(0.1666666666658333333333353, third(1e-5), 6e-17);
        assertEquals(0.1645956911663759978136965, third(0.5), 6e-17);
        assertEquals(third(Math.nextDown(0.5)), third(Math.nextUp(0.5)), 4e-16);
    }

    /** A hand that is turned by less than 10⁻⁴ is not turned at all, and its derivative there is 0, as in GradBench. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-110, 1e-5, 1e-3})
    void handTrackingAgreesWithForwardMode(double turn) {
        for (boolean complicated : new boolean[] {false, true}) {
            MapProblem hand = HandFamily.hand(3, complicated, 1);
            double[] x = hand.inputs().clone();
            x[0] = turn;
            x[1] = 0;
            x[2] = 0;
            double[] jacobian = new double[hand.derivatives()];
            hand.jacobian(x, new double[hand.outputs()], jacobian);
            Dual[] moving = new Dual[x.length];
            Dual[] y = new Dual[hand.outputs()];
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < x.length; i++) {
                    moving[i] = Dual.of(x[i], i == j ? 1 : 0);
                }
                hand.scalar(moving, y);
                for (int row = 0; row < y.length; row++) {
                    for (int e = hand.pattern().start()[row]; e < hand.pattern().start()[row + 1]; e++) {
                        if (hand.pattern().column()[e] == j) {
                            assertEquals(y[row].tangent(), jacobian[e], 1e-9, "row " + row + ", input " + j);
                        }
                    }
                }
            }
        }
    }

    private static double[] point(double turn) {
        return new double[] {turn, 0, 0, 0.5, -0.4, 0.2, 100, 3, -2, 0.01, -0.002, 1, 2, 4, 0.5};
    }
}
