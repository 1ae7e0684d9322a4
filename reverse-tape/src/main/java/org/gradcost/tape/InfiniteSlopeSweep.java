package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;

/**
 * The reverse sweep with adjoints {@code a + b·ω}, where ω takes the place of an infinite slope.
 *
 * <p>In {@code √(x·y·z − z·y·x)} forward mode meets a tangent of 0 and a slope of ∞, whose product is 0. A reverse sweep meets
 * the slope first: it hands ∞ to both products, and {@code ∞ − ∞ = NaN} to x. With ω, the coefficients {@code y·z − z·y}
 * cancel, as the tangents do. For gradients in which the other {@linkplain AdjointSweep sweeps} leave a NaN.
 */
final class InfiniteSlopeSweep {

    private final Chunks chunks;
    private final int firstInputs;
    private final double[] finite;
    private final double[] omega;
    private int k;

    /** The adjoint {@code a + b·ω} of the record being visited. */
    private double a;

    private double b;

    InfiniteSlopeSweep(Chunks chunks, int size, int firstInputs) {
        this.chunks = chunks;
        this.firstInputs = firstInputs;
        this.finite = new double[size];
        this.omega = new double[size];
        this.k = size;
    }

    /** Adds a slope of the output. */
    void seed(int slot, double slope) {
        add(slot, slope, 1, 0);
    }

    /** Sweeps back to the inputs and returns the adjoints of all slots; those of records are meaningless. */
    double[] sweep() {
        if (k > firstInputs) {
            visit();
        }
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                if (slot[p] == StridedEntries.MARK) {
                    int n = StridedEntries.length(slot, p);
                    for (int i = 0; i < n; i++) {
                        add(StridedEntries.slot(slot, p, i), slope[p + 1 - n + i], a, b);
                    }
                    if (StridedEntries.isFirst(slot, p) && k > firstInputs) {
                        visit();
                    }
                    p -= n - 1;
                } else {
                    entry(slot[p], slope[p]);
                }
            }
        }
        double[] adjoints = new double[finite.length];
        Arrays.setAll(adjoints, s -> omega[s] == 0 ? finite[s] : omega[s] * Double.POSITIVE_INFINITY);
        return adjoints;
    }

    private void entry(int s, double slope) {
        if (s >= 0) {
            add(s, slope, a, b);
        } else if (s > ~Recording.CONTINUES) {
            add(~s, slope, a, b);
            if (k > firstInputs) {
                visit();
            }
        } else {
            int t = ~s - Recording.CONTINUES;
            if (t != k - 1) {
                add(k - 1, 1, a, b);
            }
            add(t, slope, a, b);
            visit();
        }
    }

    /** Goes to the record before, and takes its adjoint, which a later input adds to itself. */
    private void visit() {
        k--;
        a = finite[k];
        b = omega[k];
        finite[k] = 0;
        omega[k] = 0;
    }

    private void add(int slot, double slope, double a, double b) {
        if (Double.isInfinite(slope)) {
            omega[slot] += Math.signum(slope) * (b == 0 ? a : b);
        } else {
            finite[slot] += times(slope, a);
            omega[slot] += times(slope, b);
        }
    }
}
