package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Reductions of an array, composed of gates, for numbers whose values can be read. */
final class Reductions {

    private Reductions() {}

    /**
     * Returns {@code m + log1p(expm1(x_k − m) + Σ_(i≠k) e^(x_i − m))}, where x_k is the largest number and m its value as a
     * constant. The first term has value 0 and slope 1, so that log1p stays accurate if the sum of the exponentials is close
     * to 1, and each slope is e^(x_i − m) divided by that sum.
     */
    static <T extends CalculusFieldElement<T>> T logSumExp(T[] x) {
        int k = 0;
        for (int i = 0; i < x.length; i++) {
            double real = x[i].getReal();
            if (Double.isNaN(real)) {
                return x[i];
            }
            k = real > x[k].getReal() ? i : k;
        }
        double m = x[k].getReal();
        if (Double.isInfinite(m)) {
            return m > 0 ? x[k] : x[k].newInstance(m);
        }
        Sum<T> rest = Functions.sum(x[k].subtract(m).expm1());
        for (int i = 0; i < x.length; i++) {
            if (i != k && x[i].getReal() != Double.NEGATIVE_INFINITY) {
                rest.add(x[i].subtract(m).exp());
            }
        }
        return rest.total().log1p().add(m);
    }

    /** Returns {@code 2^k·√Σ(x_i/2^k)²}, where 2^k is near the largest |x_i|; k = 0 if its binary exponent is below 200. */
    static <T extends CalculusFieldElement<T>> T norm(T[] x) {
        double largest = 0;
        for (T each : x) {
            double size = Math.abs(each.getReal());
            largest = size > largest || Double.isNaN(size) ? size : largest;
        }
        if (largest == 0) {
            return x[0].newInstance(0);
        }
        if (Double.isInfinite(largest)) {
            T norm = x[0];
            for (int i = 1; i < x.length; i++) {
                norm = norm.hypot(x[i]);
            }
            return norm.abs();
        }
        int exponent = Math.getExponent(largest);
        int k = Math.abs(exponent) < 200 || exponent > Double.MAX_EXPONENT
                ? 0
                : Math.max(exponent, Double.MIN_EXPONENT);
        T first = scaled(x[0], k).square();
        Sum<T> sum = Functions.sum(first);
        for (int i = 1; i < x.length; i++) {
            sum.add(scaled(x[i], k).square());
        }
        return scaled(sum.total().sqrt(), -k);
    }

    private static <T extends CalculusFieldElement<T>> T scaled(T x, int k) {
        return k == 0 ? x : x.scalb(-k);
    }
}
