package org.gradcost.family.dynamics;

import java.util.Arrays;

/**
 * The Jacobian of the last state of a {@link Brusselator} as in {@link BrusselatorRows}, with respect to four inputs at a time.
 * With few cells, loops over rows would be so short that they cost more than their contents.
 *
 * <p>A cell has eight numbers in a row: the tangents of u, then those of v.
 */
final class BrusselatorQuads implements StateJacobian {

    private static final int WIDTH = 4;
    private static final int OF_CELL = 2 * WIDTH;

    private final Brusselator.Ring ring;
    private final int cells;
    private double[] tangents;
    private double[] next;

    BrusselatorQuads(Brusselator.Ring ring) {
        this.ring = ring;
        this.cells = ring.stateSize() / 2;
        this.tangents = new double[OF_CELL * cells];
        this.next = new double[OF_CELL * cells];
    }

    @Override
    public void compute(double[] jacobian) {
        int n = 2 * cells;
        for (int from = 0; from < n; from += WIDTH) {
            int count = Math.min(WIDTH, n - from);
            Arrays.fill(tangents, 0);
            for (int s = 0; s < count; s++) {
                tangents[place(from + s) + s] = 1;
            }
            for (int i = 0; i < ring.steps(); i++) {
                step(ring.state(i), tangents, next);
                double[] before = tangents;
                tangents = next;
                next = before;
            }
            for (int k = 0; k < n; k++) {
                for (int s = 0; s < count; s++) {
                    jacobian[k * n + from + s] = tangents[place(k) + s];
                }
            }
        }
    }

    /** Returns where the tangents of an element of the state begin. */
    private int place(int k) {
        return k < cells ? OF_CELL * k : OF_CELL * (k - cells) + WIDTH;
    }

    private void step(double[] state, double[] t, double[] to) {
        int left = OF_CELL * (cells - 1);
        for (int j = 0; j < cells; j++) {
            int self = OF_CELL * j;
            int right = j == cells - 1 ? 0 : self + OF_CELL;
            double uByV = Brusselator.uByV(state[j]);
            double vByU = Brusselator.vByU(state[j], state[cells + j]);
            double uByU = Brusselator.U_BY_U - vByU;
            double vByV = Brusselator.V_BY_V - uByV;
            for (int s = 0; s < WIDTH; s++) {
                double u = t[self + s];
                double v = t[self + WIDTH + s];
                to[self + s] = uByU * u + uByV * v + Brusselator.BY_NEIGHBOUR * (t[left + s] + t[right + s]);
                to[self + WIDTH + s] =
                        vByU * u + vByV * v + Brusselator.BY_NEIGHBOUR * (t[left + WIDTH + s] + t[right + WIDTH + s]);
            }
            left = self;
        }
    }
}
