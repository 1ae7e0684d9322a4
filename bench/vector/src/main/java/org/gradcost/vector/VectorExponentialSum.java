package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code Σ e^(x_i − shift)}. Where a difference is too large for the exponential, the result is NaN and the exponentials of no
 * use: the caller takes loops that are made for it.
 */
public final class VectorExponentialSum {

    private VectorExponentialSum() {}

    /** Returns the largest number, NaN if there is one. */
    public static double max(double[] x) {
        DoubleVector a = all(Double.NEGATIVE_INFINITY);
        DoubleVector b = a;
        int i = 0;
        for (; i <= x.length - 2 * COUNT; i += 2 * COUNT) {
            a = a.max(load(x, i));
            b = b.max(load(x, i + COUNT));
        }
        double max = a.max(b).reduceLanes(VectorOperators.MAX);
        for (; i < x.length; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    /** Returns the sum. */
    public static double sum(double[] x, double shift) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        DoubleVector shifts = all(shift);
        DoubleVector sums = all(0);
        int i = 0;
        for (; i <= x.length - COUNT; i += COUNT) {
            DoubleVector z = load(x, i).sub(shifts);
            beyond = beyond.or(Exponential.beyond(z));
            sums = sums.add(Exponential.of(z));
        }
        boolean isBeyond = beyond.reduceLanes(VectorOperators.OR) < 0;
        double sum = Lanes.sum(sums);
        for (; i < x.length; i++) {
            double z = x[i] - shift;
            isBeyond |= Exponential.isBeyond(z);
            sum += Exponential.of(z);
        }
        return isBeyond ? Double.NaN : sum;
    }

    /** Stores the exponentials in y, and returns their sum: in a loop of its own, for HotSpot does not always inline both. */
    public static double sum(double[] x, double shift, double[] y) {
        return exponentials(x, shift, y) ? VectorSums.sum(y, 0, x.length) : Double.NaN;
    }

    private static boolean exponentials(double[] x, double shift, double[] y) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        DoubleVector shifts = all(shift);
        int i = 0;
        for (; i <= x.length - COUNT; i += COUNT) {
            DoubleVector z = load(x, i).sub(shifts);
            beyond = beyond.or(Exponential.beyond(z));
            Exponential.of(z).intoArray(y, i);
        }
        boolean isBeyond = beyond.reduceLanes(VectorOperators.OR) < 0;
        for (; i < x.length; i++) {
            double z = x[i] - shift;
            isBeyond |= Exponential.isBeyond(z);
            y[i] = Exponential.of(z);
        }
        return !isBeyond;
    }
}
