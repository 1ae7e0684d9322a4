package org.gradcost.gate;

/** Numerical methods for the gates of {@link LogSpace}. */
final class LogNumerics {

    /** The magnitude of a result below which it is computed by {@link #nearZero}, to avoid cancellation. */
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

    /** Returns ∂/∂x log(e^x + e^y) = 1/(1 + e^(y − x)), the share of e^x in the sum. */
    static double share(double x, double y) {
        if (x >= y) {
            // Both infinite: the first takes the whole gradient.
            return x == y ? (Double.isInfinite(x) ? (x > 0 ? 1 : 0) : 0.5) : 1 / (1 + difference(y, x));
        }
        double e = difference(x, y);
        return x != x || y != y ? Double.NaN : e / (1 + e);
    }

    /**
     * Returns e^(a − b) for a ≤ b. The rounding error of a − b is compensated; it could change the result by up to 370 ulps.
     */
    private static double difference(double a, double b) {
        DoubleDouble d = DoubleDouble.sum(a, -b);
        return d.high() < -746 ? 0 : Elementary.exp(d.high()) * (1 + d.low());
    }

    /**
     * Returns log(e^m + e^n) if it is near 0, as log1p(e^m + e^n − 1), whose argument is computed in double-double
     * arithmetic.
     */
    private static double nearZero(double m, double n) {
        // For n below −100, e^n is below the last bit that matters, or is the only term that matters.
        DoubleDouble sum =
                DoubleDouble.expm1(m).plus(n < -100 ? new DoubleDouble(Elementary.exp(n), 0) : DoubleDouble.exp(n));
        return Elementary.log1p(sum.high()) + sum.low() / (1 + sum.high());
    }
}
