package org.gradcost.gate;

/** The numerics of {@link LogSpace}. */
final class LogNumerics {

    /** Where the sum of the exponentials is so near 1 that its logarithm cancels. */
    private static final double NEAR = 0.25;

    private LogNumerics() {}

    /** Returns log(e^x + e^y). */
    static double logAddExp(double x, double y) {
        double m = Math.max(x, y);
        double n = Math.min(x, y);
        if (Double.isInfinite(m) || n - m < -745 || m != m) {
            return m;
        }
        double v = m + Elementary.log1p(difference(n, m));
        return Math.abs(v) < NEAR && m < 0 ? nearZero(m, n) : v;
    }

    /** Returns ∂/∂x log(e^x + e^y) = 1/(1 + e^(y − x)): the part of x in the sum. */
    static double share(double x, double y) {
        if (x >= y) {
            // Both infinite: the first takes the whole gradient.
            return x == y ? (Double.isInfinite(x) ? (x > 0 ? 1 : 0) : 0.5) : 1 / (1 + difference(y, x));
        }
        double e = difference(x, y);
        return x != x || y != y ? Double.NaN : e / (1 + e);
    }

    /** Returns e^(a − b) for a ≤ b. The rounding of a − b would change up to 370 units of the last place. */
    private static double difference(double a, double b) {
        DoubleDouble d = DoubleDouble.sum(a, -b);
        return d.high() < -746 ? 0 : Elementary.exp(d.high()) * (1 + d.low());
    }

    /** Returns log(e^m + e^n) where that is near 0, by log1p of e^m + e^n − 1 to twice as many digits. */
    private static double nearZero(double m, double n) {
        // Below −100 e^n is less than the last digit that is kept, or decides alone.
        DoubleDouble sum =
                DoubleDouble.expm1(m).plus(n < -100 ? new DoubleDouble(Elementary.exp(n), 0) : DoubleDouble.exp(n));
        return Elementary.log1p(sum.high()) + sum.low() / (1 + sum.high());
    }
}
