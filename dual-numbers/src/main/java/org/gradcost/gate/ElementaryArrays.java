package org.gradcost.gate;

import org.gradcost.gate.kernel.Coefficients;
import org.gradcost.gate.kernel.ElementaryKernels;

/**
 * The methods of {@link Elementary} on arrays. Each consists of loops that HotSpot vectorises, with scalar loops over the
 * bits of numbers between them, since HotSpot does not vectorise conversions between the bits of integers and doubles. For
 * the same reason the polynomial has degree 11 on |r| ≤ log 2/2 instead of a table, and a choice between two formulas is
 * written as a sum in which one of them has weight 0.
 *
 * <p>All arrays begin at index 0, since HotSpot 17 does not vectorise loops in which two arrays begin at different variable
 * offsets.
 */
final class ElementaryArrays implements ElementaryKernels {

    private static final long ROUND_BITS = Double.doubleToRawLongBits(Coefficients.ROUND);

    private static final long LEAST_NORMAL = 0x0010000000000000L;
    private static final long INFINITE = 0x7ff0000000000000L;
    private static final long EXPONENT = 0xfff0000000000000L;

    /** A factor so large that its product with any nonzero difference of two numbers near 1 is far above 1. */
    private static final double STEEP = 1e300;

    @Override
    public void exp(int n, double[] x, double[] y) {
        expWithin(n, x, y);
    }

    /**
     * Computes e^x_i and returns whether all |x_i| are known to be below the limit; larger arguments were passed on to {@link Math}.
     */
    private static boolean expWithin(int n, double[] x, double[] y) {
        if (Elementary.FMA) {
            fractions(n, x, y);
            if (scaleByPowers(n, x, y)) {
                return true;
            }
        }
        for (int i = 0; i < n; i++) {
            if (!(Elementary.FMA && Math.abs(x[i]) < Coefficients.EXP_LIMIT)) {
                y[i] = Math.exp(x[i]);
            }
        }
        return false;
    }

    /** Sets y_i to e^r, where x_i = k·log 2 + r. */
    private static void fractions(int n, double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double k = Math.fma(v, Coefficients.LOG_2_E, Coefficients.ROUND) - Coefficients.ROUND;
            double r = Math.fma(k, -Coefficients.LOG_2_LOW, Math.fma(k, -Coefficients.LOG_2_HIGH, v));
            double high = Math.fma(
                    r,
                    Math.fma(
                            r,
                            Math.fma(r, Math.fma(r, Coefficients.EXP_9, Coefficients.EXP_8), Coefficients.EXP_7),
                            Coefficients.EXP_6),
                    Coefficients.EXP_5);
            double q = Math.fma(
                    r,
                    Math.fma(
                            r,
                            Math.fma(
                                    r,
                                    Math.fma(r, Math.fma(r, high, Coefficients.EXP_4), Coefficients.EXP_3),
                                    Coefficients.EXP_2),
                            Coefficients.EXP_1),
                    Coefficients.EXP_0);
            y[i] = 1 + Math.fma(r * r, q, r);
        }
    }

    /**
     * Multiplies each y_i by its 2^k, and returns whether all k are between −512 and 511. Other k may still be exponents of normal
     * numbers, but a test of these two bounds takes two operations per element and not four.
     */
    private static boolean scaleByPowers(int n, double[] x, double[] y) {
        long odd = 0;
        for (int i = 0; i < n; i++) {
            long k = Double.doubleToRawLongBits(Math.fma(x[i], Coefficients.LOG_2_E, Coefficients.ROUND));
            odd |= k - (ROUND_BITS - 512);
            y[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(y[i]) + (k << 52)); // the shift drops ROUND_BITS
        }
        return (odd & -1024) == 0;
    }

    @Override
    public void log(int n, double[] x, double[] y, double[] work) {
        if (Elementary.FMA && split(n, x, y, work)) {
            logarithms(n, y, work);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = Elementary.log(x[i]);
            }
        }
    }

    /**
     * Sets y_i to z and k_i to k, where x_i = 2^k·z and √½ ≤ z &lt; √2; returns whether all x_i are positive normal numbers.
     */
    private static boolean split(int n, double[] x, double[] y, double[] k) {
        long odd = 0;
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            long above = bits - Coefficients.LEAST_FRACTION;
            odd |= bits - LEAST_NORMAL | INFINITE - 1 - bits;
            y[i] = Double.longBitsToDouble(bits - (above & EXPONENT));
            k[i] = (int) (above >> 52);
        }
        return odd >= 0;
    }

    /**
     * Sets y_i to k·log 2 + log y_i, by log(1 + f) = 2·atanh s = f − (f²/2 − s·(f²/2 + z·L(z))), where s = f/(2 + f) and z =
     * s².
     */
    private static void logarithms(int n, double[] y, double[] k) {
        for (int i = 0; i < n; i++) {
            double f = y[i] - 1;
            double s = f / (2 + f);
            double z = s * s;
            double high = Math.fma(
                    z,
                    Math.fma(z, Math.fma(z, Coefficients.LOG_17, Coefficients.LOG_15), Coefficients.LOG_13),
                    Coefficients.LOG_11);
            double sum = Math.fma(
                    z,
                    Math.fma(
                            z,
                            Math.fma(z, Math.fma(z, high, Coefficients.LOG_9), Coefficients.LOG_7),
                            Coefficients.LOG_5),
                    Coefficients.LOG_3);
            double half = 0.5 * f * f;
            double rest = Math.fma(s, Math.fma(z, sum, half), k[i] * Coefficients.LOG_2_REST);
            y[i] = Math.fma(k[i], Coefficients.LOG_2, f - (half - rest));
        }
    }

    @Override
    public void tanh(int n, double[] x, double[] y, double[] work) {
        if (!Elementary.FMA) {
            for (int i = 0; i < n; i++) {
                y[i] = Math.tanh(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            work[i] = -2 * Math.abs(x[i]);
        }
        expWithin(n, work, y);
        for (int i = 0; i < n; i++) {
            double v = Math.max(Math.min(x[i], Coefficients.TANH_NEAR), -Coefficients.TANH_NEAR);
            double weight = Math.max((Math.abs(v) - Coefficients.TANH_NEAR) * STEEP + 1, 0);
            double far = v * (1 / Coefficients.TANH_NEAR) * (1 - 2 * y[i] / (1 + y[i]));
            y[i] = Math.fma(1 - weight, Elementary.tanhNear(v), weight * far);
        }
    }

    @Override
    public void sigmoid(int n, double[] x, double[] y, double[] work) {
        for (int i = 0; i < n; i++) {
            work[i] = -x[i];
        }
        boolean within = expWithin(n, work, y);
        for (int i = 0; i < n; i++) {
            y[i] = 1 / (1 + y[i]);
        }
        if (!within) {
            for (int i = 0; i < n; i++) {
                y[i] = Math.abs(x[i]) < Coefficients.EXP_LIMIT ? y[i] : Elementary.sigmoid(x[i]);
            }
        }
    }
}
