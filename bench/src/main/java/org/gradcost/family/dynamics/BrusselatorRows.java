package org.gradcost.family.dynamics;

import java.util.Arrays;

/**
 * The Jacobian of the last state of a {@link Brusselator} by tangents, with respect to u and v of some neighbouring
 * cells at a time: {@code u̇ ← u̇ + h·((2uv − B − 1)·u̇ + u²·v̇ + α·Δu̇)}, {@code v̇ ← v̇ + h·((B − 2uv)·u̇ − u²·v̇ +
 * α·Δv̇)}, with u̇ and v̇ of the earlier state on the right.
 *
 * <p>A row has the tangents of one element of the state. Each row is an array of its own, and a loop reads four rows and writes
 * another, all at the index of the loop, so that HotSpot vectorises it. After k steps, only cells within a distance of k of the
 * differentiated ones have tangents; the rows of all others are zero and skipped.
 */
final class BrusselatorRows implements StateJacobian {

    /** The largest number of cells at a time: 128 tangents in a row were fastest, or as fast as fewer, for 128 to 512 inputs. */
    private static final int WIDEST = 64;

    private final Brusselator.Ring ring;
    private final int cells;
    private final int width;
    private double[][] rows;
    private double[][] next;

    BrusselatorRows(Brusselator.Ring ring) {
        this.ring = ring;
        this.cells = ring.stateSize() / 2;
        int parts = (cells + WIDEST - 1) / WIDEST;
        this.width = (cells + parts - 1) / parts;
        this.rows = new double[2 * cells][2 * width];
        this.next = new double[2 * cells][2 * width];
    }

    @Override
    public void compute(double[] jacobian) {
        for (int from = 0; from < cells; from += width) {
            int count = Math.min(width, cells - from);
            start(from, count);
            for (int i = 0; i < ring.steps(); i++) {
                int reached = count + 2 * (i + 1);
                if (reached < cells) {
                    step(ring.state(i), Math.floorMod(from - i - 1, cells), reached);
                } else {
                    step(ring.state(i), 0, cells);
                }
                double[][] before = rows;
                rows = next;
                next = before;
            }
            write(from, count, jacobian);
        }
    }

    private void start(int from, int count) {
        for (int k = 0; k < 2 * cells; k++) {
            Arrays.fill(rows[k], 0);
            Arrays.fill(next[k], 0);
        }
        for (int s = 0; s < count; s++) {
            rows[from + s][s] = 1;
            rows[cells + from + s][width + s] = 1;
        }
    }

    /** Makes a step in some neighbouring cells. */
    private void step(double[] state, int first, int number) {
        int j = first;
        for (int i = 0; i < number; i++) {
            int left = ring.left(j);
            int right = ring.right(j);
            double uByV = Brusselator.uByV(state[j]);
            double vByU = Brusselator.vByU(state[j], state[cells + j]);
            double[] u = rows[j];
            double[] v = rows[cells + j];
            row(next[j], Brusselator.U_BY_U - vByU, u, uByV, v, rows[left], rows[right]);
            row(next[cells + j], Brusselator.V_BY_V - uByV, v, vByU, u, rows[cells + left], rows[cells + right]);
            j = right;
        }
    }

    private static void row(
            double[] to, double bySelf, double[] self, double byOther, double[] other, double[] left, double[] right) {
        for (int s = 0; s < to.length; s++) {
            to[s] = bySelf * self[s] + byOther * other[s] + Brusselator.BY_NEIGHBOUR * (left[s] + right[s]);
        }
    }

    private void write(int from, int count, double[] jacobian) {
        int n = 2 * cells;
        for (int k = 0; k < n; k++) {
            System.arraycopy(rows[k], 0, jacobian, k * n + from, count);
            System.arraycopy(rows[k], width, jacobian, k * n + cells + from, count);
        }
    }
}
