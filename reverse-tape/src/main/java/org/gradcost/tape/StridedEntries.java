package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.Slopes;

/**
 * Entries of one record whose slots are evenly spaced, such as those of a row or a column of inputs. Only the slopes are
 * written entry by entry; the last five elements for slots hold a mark, the count, the first slot, the stride, and whether
 * the record begins here. The entries are therefore recorded and swept by loops without branches, which HotSpot vectorises.
 */
final class StridedEntries {

    /** The mark in place of the last slot. No slot has this value, see {@link Recording}. */
    static final int MARK = Integer.MIN_VALUE;

    /** The smallest number of entries for which this representation is used; it needs at least five. */
    static final int SHORTEST = 8;

    private StridedEntries() {}

    /**
     * Writes the slopes of {@code Σ c_i·x_i}.
     *
     * @return the value, or NaN if the slots of x are not evenly spaced or a slope is NaN (which the strong zero may turn
     *     into 0); the terms are then recorded one by one
     */
    static double slopes(double[] slopes, int p, int n, double[] c, int c0, Variable[] x, int x0, int dx) {
        RecordingEpoch epoch = x[x0].epoch;
        int slot = x[x0].slotA;
        int step = step(x, x0, dx);
        double even = 0;
        double odd = 0;
        double any = 0; // NaN if any slope is
        for (int i = 0; i < n; i++) {
            Variable xi = x[x0 + i * dx];
            if (xi.slotA != slot || xi.slotB != Variable.NONE || xi.epoch != epoch) {
                return Double.NaN;
            }
            double factor = c[c0 + i];
            double slope = factor * xi.slopeA;
            slopes[p + i] = slope;
            any += slope;
            double swapped = even + factor * xi.getReal(); // two alternating sums, to hide the latency of additions
            even = odd;
            odd = swapped;
            slot += step;
        }
        return any == any ? even + odd : Double.NaN;
    }

    /**
     * Writes the slopes of {@code Σ x_i·y_i}: those with respect to x from p on, then those with respect to y.
     *
     * @return the value, or NaN if the slots of x or y are not evenly spaced or a slope is NaN
     */
    static double slopes(double[] slopes, int p, int n, Variable[] x, int x0, int dx, Variable[] y, int y0, int dy) {
        RecordingEpoch epoch = x[x0].epoch;
        RecordingEpoch other = y[y0].epoch;
        int slot = x[x0].slotA;
        int step = step(x, x0, dx);
        int otherSlot = y[y0].slotA;
        int otherStep = step(y, y0, dy);
        double even = 0;
        double odd = 0;
        double any = 0;
        for (int i = 0; i < n; i++) {
            Variable xi = x[x0 + i * dx];
            Variable yi = y[y0 + i * dy];
            if (xi.slotA != slot
                    || yi.slotA != otherSlot
                    || xi.slotB != Variable.NONE
                    || yi.slotB != Variable.NONE
                    || xi.epoch != epoch
                    || yi.epoch != other) {
                return Double.NaN;
            }
            double a = yi.getReal() * xi.slopeA;
            double b = xi.getReal() * yi.slopeA;
            slopes[p + i] = a;
            slopes[p + n + i] = b;
            any += a + b;
            double swapped = even + xi.getReal() * yi.getReal();
            even = odd;
            odd = swapped;
            slot += step;
            otherSlot += otherStep;
        }
        return any == any ? even + odd : Double.NaN;
    }

    /**
     * Writes the slopes of {@code Π x_i}, each a product of a prefix and a suffix.
     *
     * @param values a temporary array with room for all factors
     * @return the value, or NaN if the slots of x are not evenly spaced, a slope is NaN, or a partial product is so small or
     *     so large that slopes might lose digits
     */
    static double product(double[] slopes, int p, double[] values, Variable[] x) {
        int n = x.length;
        RecordingEpoch epoch = x[0].epoch;
        int slot = x[0].slotA;
        int step = step(x, 0, 1);
        double before = 1;
        boolean ordinary = true;
        for (int i = 0; i < n; i++) {
            Variable xi = x[i];
            if (xi.slotA != slot || xi.slotB != Variable.NONE || xi.epoch != epoch) {
                return Double.NaN;
            }
            slopes[p + i] = before * xi.slopeA;
            double value = xi.getReal();
            values[i] = value;
            before *= value;
            ordinary &= Slopes.isOrdinary(before);
            slot += step;
        }
        double after = 1;
        double any = 0; // NaN if any slope is
        for (int i = n - 1; i >= 0; i--) {
            double slope = slopes[p + i] * after;
            slopes[p + i] = slope;
            any += slope;
            after *= values[i];
            ordinary &= Slopes.isOrdinary(after);
        }
        return ordinary && any == any ? before : Double.NaN;
    }

    private static int step(Variable[] x, int x0, int dx) {
        return x[x0 + dx].slotA - x[x0].slotA;
    }

    /**
     * Writes the description of the slots of the n entries that end before {@code end}, and whether a record begins with
     * them.
     */
    static void close(int[] slots, int end, int n, Variable[] x, int x0, int dx, boolean first) {
        slots[end - 1] = MARK;
        slots[end - 2] = n;
        slots[end - 3] = x[x0].slotA;
        slots[end - 4] = step(x, x0, dx);
        slots[end - 5] = first ? 1 : 0;
    }

    static int length(int[] slots, int last) {
        return slots[last - 1];
    }

    static boolean isFirst(int[] slots, int last) {
        return slots[last - 4] == 1;
    }

    /** Returns the slot of entry i of the entries that end at position {@code last}. */
    static int slot(int[] slots, int last, int i) {
        return slots[last - 2] + i * slots[last - 3];
    }

    /** Sweeps the entries that end at position {@code last}, in plain arithmetic. */
    static void sweep(double[] slopes, int[] slots, int last, double carried, double[] adjoint) {
        int n = length(slots, last);
        int slot = slots[last - 2];
        int step = slots[last - 3];
        int p = last + 1 - n;
        if (step == 1) {
            for (int i = 0; i < n; i++) {
                adjoint[slot + i] += slopes[p + i] * carried;
            }
        } else {
            for (int i = 0; i < n; i++) {
                adjoint[slot + i * step] += slopes[p + i] * carried;
            }
        }
    }

    /** Sweeps the entries that end at position {@code last}, with the rule 0·∞ = 0. */
    static void strongZeroSweep(double[] slopes, int[] slots, int last, double carried, double[] adjoint) {
        int n = length(slots, last);
        for (int i = 0; i < n; i++) {
            adjoint[slot(slots, last, i)] += times(slopes[last + 1 - n + i], carried);
        }
    }
}
