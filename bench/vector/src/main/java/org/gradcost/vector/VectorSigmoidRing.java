package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * A ring of sigmoids, {@code Σ σ(x_i·x_{i+1})} with {@code x_n = x_0}, and its gradient. If a product is too large for the
 * exponential, the result is NaN and the gradient is invalid; the caller then uses loops that handle it.
 */
public final class VectorSigmoidRing {

    private VectorSigmoidRing() {}

    /** Returns the sum. */
    public static double value(double[] x) {
        int n = x.length;
        DoubleVector sums = all(0);
        int i = 0;
        for (; i < n - COUNT; i += COUNT) {
            DoubleVector z = load(x, i).mul(load(x, i + 1)).neg();
            sums = sums.add(all(1).div(Exponential.of(z).add(all(1))));
        }
        double sum = Lanes.sum(sums);
        for (; i < n; i++) {
            double z = -(x[i] * x[next(i, n)]);
            sum += 1 / (Exponential.of(z) + 1);
        }
        return anyBeyond(x) ? Double.NaN : sum;
    }

    /** Computes the gradient, and returns the sum. */
    public static double gradient(double[] x, double[] gradient) {
        double sum = slopes(x, gradient);
        combine(x, gradient);
        return sum;
    }

    /** Stores the slopes σ·(1 − σ) of all terms, and returns the sum. */
    private static double slopes(double[] x, double[] slopes) {
        int n = x.length;
        DoubleVector one = all(1);
        DoubleVector sums = all(0);
        int i = 0;
        for (; i < n - COUNT; i += COUNT) {
            DoubleVector z = load(x, i).mul(load(x, i + 1)).neg();
            DoubleVector y = one.div(Exponential.of(z).add(one));
            sums = sums.add(y);
            y.mul(one.sub(y)).intoArray(slopes, i);
        }
        double sum = Lanes.sum(sums);
        for (; i < n; i++) {
            double z = -(x[i] * x[next(i, n)]);
            double y = 1 / (Exponential.of(z) + 1);
            sum += y;
            slopes[i] = y * (1 - y);
        }
        return anyBeyond(x) ? Double.NaN : sum;
    }

    /**
     * Replaces the slopes d by {@code d_i·x_{i+1} + d_{i−1}·x_{i−1}}, starting with the last, so that earlier slopes are still
     * available.
     */
    private static void combine(double[] x, double[] d) {
        int n = x.length;
        double ofLast = d[n - 1] * x[n - 1];
        if (n > 1) {
            d[n - 1] = Math.fma(d[n - 1], x[0], d[n - 2] * x[n - 2]);
        }
        int end = n - 1; // everything from here on is done
        for (; end > COUNT; end -= COUNT) {
            int i = end - COUNT;
            DoubleVector before = load(d, i - 1).mul(load(x, i - 1));
            load(d, i).fma(load(x, i + 1), before).intoArray(d, i);
        }
        for (int i = end - 1; i > 0; i--) {
            d[i] = Math.fma(d[i], x[i + 1], d[i - 1] * x[i - 1]);
        }
        d[0] = Math.fma(d[0], x[next(0, n)], ofLast);
    }

    /** Returns whether a product is too large. This is a separate loop because HotSpot would not vectorise a combined one. */
    private static boolean anyBeyond(double[] x) {
        int n = x.length;
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        int i = 0;
        for (; i < n - COUNT; i += COUNT) {
            beyond = beyond.or(Exponential.beyond(load(x, i).mul(load(x, i + 1))));
        }
        boolean isBeyond = Lanes.anyNegative(beyond);
        for (; i < n; i++) {
            isBeyond |= Exponential.isBeyond(x[i] * x[next(i, n)]);
        }
        return isBeyond;
    }

    private static int next(int i, int n) {
        return i + 1 < n ? i + 1 : 0;
    }
}
