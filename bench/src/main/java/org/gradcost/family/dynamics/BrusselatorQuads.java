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

    /** Makes a step from cell to cell, and hands a cell's tangents on to the next one in local variables. */
    private void step(double[] state, double[] t, double[] to) {
        int last = OF_CELL * (cells - 1);
        double leftU0 = t[last];
        double leftU1 = t[last + 1];
        double leftU2 = t[last + 2];
        double leftU3 = t[last + 3];
        double leftV0 = t[last + 4];
        double leftV1 = t[last + 5];
        double leftV2 = t[last + 6];
        double leftV3 = t[last + 7];
        double u0 = t[0];
        double u1 = t[1];
        double u2 = t[2];
        double u3 = t[3];
        double v0 = t[4];
        double v1 = t[5];
        double v2 = t[6];
        double v3 = t[7];
        for (int j = 0; j < cells; j++) {
            int self = OF_CELL * j;
            int right = j == cells - 1 ? 0 : self + OF_CELL;
            double uByV = Brusselator.uByV(state[j]);
            double vByU = Brusselator.vByU(state[j], state[cells + j]);
            double uByU = Brusselator.U_BY_U - vByU;
            double vByV = Brusselator.V_BY_V - uByV;
            double rightU0 = t[right];
            double rightU1 = t[right + 1];
            double rightU2 = t[right + 2];
            double rightU3 = t[right + 3];
            double rightV0 = t[right + 4];
            double rightV1 = t[right + 5];
            double rightV2 = t[right + 6];
            double rightV3 = t[right + 7];
            to[self] = uByU * u0 + uByV * v0 + Brusselator.BY_NEIGHBOUR * (leftU0 + rightU0);
            to[self + 1] = uByU * u1 + uByV * v1 + Brusselator.BY_NEIGHBOUR * (leftU1 + rightU1);
            to[self + 2] = uByU * u2 + uByV * v2 + Brusselator.BY_NEIGHBOUR * (leftU2 + rightU2);
            to[self + 3] = uByU * u3 + uByV * v3 + Brusselator.BY_NEIGHBOUR * (leftU3 + rightU3);
            to[self + 4] = vByU * u0 + vByV * v0 + Brusselator.BY_NEIGHBOUR * (leftV0 + rightV0);
            to[self + 5] = vByU * u1 + vByV * v1 + Brusselator.BY_NEIGHBOUR * (leftV1 + rightV1);
            to[self + 6] = vByU * u2 + vByV * v2 + Brusselator.BY_NEIGHBOUR * (leftV2 + rightV2);
            to[self + 7] = vByU * u3 + vByV * v3 + Brusselator.BY_NEIGHBOUR * (leftV3 + rightV3);
            leftU0 = u0;
            leftU1 = u1;
            leftU2 = u2;
            leftU3 = u3;
            leftV0 = v0;
            leftV1 = v1;
            leftV2 = v2;
            leftV3 = v3;
            u0 = rightU0;
            u1 = rightU1;
            u2 = rightU2;
            u3 = rightU3;
            v0 = rightV0;
            v1 = rightV1;
            v2 = rightV2;
            v3 = rightV3;
        }
    }
}
