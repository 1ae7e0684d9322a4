package org.gradcost.gate;

/**
 * The methods of {@link Elementary} on arrays. Each is split into loops of which HotSpot makes vector instructions, with a loop over
 * the bits of single numbers between them: HotSpot has no vector instruction that moves bits between integers and doubles. For
 * the same reason the polynomial is of degree 11 on |r| ≤ log 2/2, without a table, and a choice between two formulas is
 * a sum in which one has weight 0.
 *
 * <p>All arrays begin at index 0: HotSpot 17 does not vectorise loops in which two arrays begin at different variable places.
 */
final class ElementaryArrays {

    private static final double LOG_2_E = 1.4426950408889634;
    private static final double LOG_2_HIGH = 0.6931471805599453;
    private static final double LOG_2_LOW = 2.3190468138462996e-17;

    private static final long ROUND_BITS = Double.doubleToRawLongBits(Elementary.ROUND);

    /** The bits of √½, above which fractions lie. */
    private static final long LEAST_FRACTION = 0x3fe6a09e667f3bcdL;

    private static final long LEAST_NORMAL = 0x0010000000000000L;
    private static final long INFINITE = 0x7ff0000000000000L;
    private static final long EXPONENT = 0xfff0000000000000L;

    /** Times the difference of two different numbers near 1 it is far beyond 1. */
    private static final double STEEP = 1e300;

    private ElementaryArrays() {}

    /** Returns whether all |x_i| are below the limit beyond which {@link Math} has answered. */
    static boolean exp(int n, double[] x, double[] y) {
        mustDiffer(x, y);
        if (Elementary.FMA) {
            fractions(n, x, y);
            if (scaleByPowers(n, x, y)) {
                return true;
            }
        }
        for (int i = 0; i < n; i++) {
            if (!(Elementary.FMA && Math.abs(x[i]) < Elementary.LIMIT)) {
                y[i] = Math.exp(x[i]);
            }
        }
        return false;
    }

    /** y ← e^r, where x = k·log 2 + r. */
    private static void fractions(int n, double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double k = Math.fma(v, LOG_2_E, Elementary.ROUND) - Elementary.ROUND;
            double r = Math.fma(k, -LOG_2_LOW, Math.fma(k, -LOG_2_HIGH, v));
            double high = Math.fma(
                    r,
                    Math.fma(
                            r,
                            Math.fma(
                                    r,
                                    Math.fma(r, 2.5100424157005067e-08, 2.7620138719733994e-07),
                                    2.7557268378684192e-06),
                            2.480152119021773e-05),
                    0.00019841269863105968);
            double q = Math.fma(
                    r,
                    Math.fma(
                            r,
                            Math.fma(
                                    r,
                                    Math.fma(r, Math.fma(r, high, 0.0013888888917281794), 0.008333333333330051),
                                    0.04166666666662399),
                            0.16666666666666669),
                    0.5000000000000001);
            y[i] = 1 + Math.fma(r * r, q, r);
        }
    }

    /** Multiplies y by 2^k and returns whether all k are those of normal numbers. */
    private static boolean scaleByPowers(int n, double[] x, double[] y) {
        long odd = 0;
        for (int i = 0; i < n; i++) {
            long k = Double.doubleToRawLongBits(Math.fma(x[i], LOG_2_E, Elementary.ROUND)) - ROUND_BITS;
            odd |= k + 1021 & -2048;
            y[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(y[i]) + (k << 52));
        }
        return odd == 0;
    }

    static void log(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        if (Elementary.FMA && split(n, x, y, work)) {
            logarithms(n, y, work);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = Elementary.log(x[i]);
            }
        }
    }

    /** y ← z, k ← k, where x = 2^k·z and √½ ≤ z &lt; √2; returns whether all x are positive normal numbers. */
    private static boolean split(int n, double[] x, double[] y, double[] k) {
        long odd = 0;
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            long above = bits - LEAST_FRACTION;
            odd |= bits - LEAST_NORMAL | INFINITE - 1 - bits;
            y[i] = Double.longBitsToDouble(bits - (above & EXPONENT));
            k[i] = (int) (above >> 52);
        }
        return odd >= 0;
    }

    /** y ← k·log 2 + log y, from s = f/(2 + f) and log(1 + f) = 2·atanh s = f − (f²/2 − s·(f²/2 + z·L(z))), z = s². */
    private static void logarithms(int n, double[] y, double[] k) {
        for (int i = 0; i < n; i++) {
            double f = y[i] - 1;
            double s = f / (2 + f);
            double z = s * s;
            double high = Math.fma(
                    z,
                    Math.fma(z, Math.fma(z, 0.13088480786282353, 0.1326859567896837), 0.1538624633352355),
                    0.18181795518146338);
            double sum = Math.fma(
                    z,
                    Math.fma(
                            z,
                            Math.fma(z, Math.fma(z, high, 0.22222222392856264), 0.2857142857079857),
                            0.40000000000000885),
                    0.6666666666666666);
            double half = 0.5 * f * f;
            double rest = Math.fma(s, Math.fma(z, sum, half), k[i] * Elementary.LOG_2_REST);
            y[i] = Math.fma(k[i], Elementary.LOG_2, f - (half - rest));
        }
    }

    static void tanh(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        if (!Elementary.FMA) {
            for (int i = 0; i < n; i++) {
                y[i] = Math.tanh(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            work[i] = -2 * Math.abs(x[i]);
        }
        exp(n, work, y);
        for (int i = 0; i < n; i++) {
            double v = Math.max(Math.min(x[i], Elementary.NEAR), -Elementary.NEAR);
            double weight = Math.max((Math.abs(v) - Elementary.NEAR) * STEEP + 1, 0);
            double far = v * (1 / Elementary.NEAR) * (1 - 2 * y[i] / (1 + y[i]));
            y[i] = Math.fma(1 - weight, Elementary.tanhNear(v), weight * far);
        }
    }

    static void sigmoid(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        for (int i = 0; i < n; i++) {
            work[i] = -x[i];
        }
        boolean within = exp(n, work, y);
        for (int i = 0; i < n; i++) {
            y[i] = 1 / (1 + y[i]);
        }
        if (!within) {
            for (int i = 0; i < n; i++) {
                y[i] = Math.abs(x[i]) < Elementary.LIMIT ? y[i] : Elementary.sigmoid(x[i]);
            }
        }
    }

    private static void mustDiffer(double[] x, double[] y) {
        if (x == y) {
            throw new IllegalArgumentException("the results need an array of their own");
        }
    }
}
