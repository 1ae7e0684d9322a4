package org.gradcost.family.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Jacobian by tangents against the adjoint, a row at a time, before and after all cells are reached. */
class BrusselatorStateTest {

    private static final double ROUNDING = 1e-13; // no entry is larger than a few units

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 33, 63, 64, 65, 100, 130})
    void tangentsAgreeWithTheAdjoint(int cells) {
        int n = 2 * cells;
        for (int steps : new int[] {1, 2, 3, 10, 50}) {
            Brusselator.Ring ring = new Brusselator().ofSteps(n, steps, 5);
            ring.end(ring.inputs());
            double[] expected = new double[n * n];
            new AdjointRows(ring).compute(expected);

            agree(expected, new BrusselatorQuads(ring), cells + " cells by four, " + steps + " steps");
            agree(expected, new BrusselatorRows(ring), cells + " cells by rows, " + steps + " steps");
        }
    }

    /** Computes twice, as the second time begins with what the first has left. */
    private static void agree(double[] expected, StateJacobian tangents, String where) {
        for (int i = 0; i < 2; i++) {
            double[] jacobian = new double[expected.length];
            tangents.compute(jacobian);
            assertArrayEquals(expected, jacobian, ROUNDING, where);
        }
    }
}
