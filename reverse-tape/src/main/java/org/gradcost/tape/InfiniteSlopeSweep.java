package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;

/**
 * A reverse sweep with adjoints {@code a + b·ω}, where ω represents an infinite slope. It is used for gradients in which the
 * other {@linkplain AdjointSweep sweeps} leave a NaN.
 *
 * <p>For {@code √(x·y·z − z·y·x)}, forward mode multiplies a tangent of 0 by the slope ∞, which gives 0. A reverse sweep
 * applies the slope first: both products get the adjoint ±∞, and x gets {@code ∞ − ∞ = NaN}. With ω, the coefficients
 * {@code y·z − z·y} cancel as the tangents do.
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

    /** Adds a slope of the output to the adjoint of a slot. */
    void seed(int slot, double slope) {
        add(slot, slope, 1, 0);
    }

    /** Sweeps back to the inputs and returns an array of adjoints, of which only those of the inputs are meaningful. */
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

    /** Moves to the previous record and reads its adjoint. */
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
