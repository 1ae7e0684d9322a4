package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The sum {@code Σ e^(x_i − shift)}. If a difference is too large for the exponential, the result is NaN and the exponentials are
 * invalid; the caller then uses loops that handle it.
 */
public final class VectorExponentialSum {

    /** The number of elements in a block, whose data stay in the L1 cache. */
    private static final int BLOCK = 1024;

    private VectorExponentialSum() {}

    /** Returns the sum. */
    public static double sum(double[] x, double shift) {
        double[] block = new double[Math.min(BLOCK, x.length)];
        double sum = 0;
        for (int from = 0; from < x.length; from += BLOCK) {
            sum += sum(x, from, Math.min(BLOCK, x.length - from), shift, block, 0);
        }
        return sum;
    }

    /** Stores the exponentials in y, and returns their sum. */
    public static double sum(double[] x, double shift, double[] y) {
        double sum = 0;
        for (int from = 0; from < x.length; from += BLOCK) {
            sum += sum(x, from, Math.min(BLOCK, x.length - from), shift, y, from);
        }
        return sum;
    }

    /** Computes n exponentials and then their sum, in two loops, because HotSpot does not always inline both in one. */
    private static double sum(double[] x, int x0, int n, double shift, double[] y, int y0) {
        return exponentials(x, x0, n, shift, y, y0) ? VectorSums.sum(y, y0, n) : Double.NaN;
    }

    /** Returns whether all differences are within the range. */
    private static boolean exponentials(double[] x, int x0, int n, double shift, double[] y, int y0) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        DoubleVector shifts = all(shift);
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            DoubleVector z = load(x, x0 + i).sub(shifts);
            beyond = beyond.or(Exponential.beyond(z));
            Exponential.of(z).intoArray(y, y0 + i);
        }
        boolean isBeyond = Lanes.anyNegative(beyond);
        for (; i < n; i++) {
            double z = x[x0 + i] - shift;
            isBeyond |= Exponential.isBeyond(z);
            y[y0 + i] = Exponential.of(z);
        }
        return !isBeyond;
    }
}
