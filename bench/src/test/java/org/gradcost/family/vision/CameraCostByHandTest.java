package org.gradcost.family.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GradBench's reference point of {@code ba}, by a camera that turns and by one that does not. */
class CameraCostByHandTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0})
    void theGradientIsTheJacobianTransposedTimesTheError(double turn) {
        double[] p = {0.1 * turn, -0.2 * turn, 0.3 * turn, 0.5, -0.4, 0.2, 100, 3, -2, 0.01, -0.002, 1, 2, 4, 0.5};
        double[] feature = {10, 20};
        double[] error = new double[2];
        double[] rows = new double[2 * Camera.INPUTS];
        CameraByHand byHand = new CameraByHand();
        byHand.turnWithSlopes(p);
        byHand.slopes(p, feature, error, 0, rows, 0);

        double[] gradient = new double[Camera.INPUTS];
        double cost = new CameraCostByHand().gradient(p, feature, gradient);

        double half = (error[0] * error[0] + error[1] * error[1]) / 2;
        assertEquals(half, cost, 1e-13 * half);
        for (int k = 0; k < gradient.length; k++) {
            double expected = error[0] * rows[k] + error[1] * rows[Camera.INPUTS + k];
            assertEquals(expected, gradient[k], 1e-10, "input " + k);
        }
    }
}
