package org.gradcost.gate;

/** What the gates need and {@link Math} lacks: values and slopes that keep their digits at the edges. */
final class Numerics {

    /** Where x² is about to overflow and 1 + x² has long been x². */
    static final double HUGE = 1e150;

    static final double LOG10_E = 1 / Math.log(10);

    private static final double LN_2 = Math.log(2);

    /** Beyond this, x² + 1 and x² are the same double. */
    private static final double LARGE = 1e9;

    private Numerics() {}

    static double squared(double x) {
        return x * x;
    }

    /** The slope inside the domain, NaN outside of it. */
    static double ifIn(boolean domain, double slope) {
        return domain ? slope : Double.NaN;
    }

    static boolean sameSign(double x, double y) {
        return (Double.doubleToRawLongBits(x) ^ Double.doubleToRawLongBits(y)) >= 0;
    }

    /** asinh x = sign(x)·log(|x| + √(x² + 1)), through log1p so that small x keep their digits. */
    static double asinh(double x) {
        double a = Math.abs(x);
        double y = a < LARGE ? Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))) : Math.log(a) + LN_2;
        return Math.copySign(y, x);
    }

    /** acosh x = log(x + √(x² − 1)), through t = x − 1, which is exact near the edge at 1. */
    static double acosh(double x) {
        double t = x - 1;
        return x < LARGE ? Math.log1p(t + Math.sqrt(t) * Math.sqrt(t + 2)) : Math.log(x) + LN_2;
    }

    /** atanh x = ½·log((1 + x)/(1 − x)), through log1p so that small x keep their digits. */
    static double atanh(double x) {
        double a = Math.abs(x);
        double twice = a + a;
        // Below ½ the second form adds a small correction to 2a and so rounds less.
        double y = 0.5 * Math.log1p(a < 0.5 ? twice + twice * a / (1 - a) : twice / (1 - a));
        return Math.copySign(y, x);
    }

    /** The real n-th root; of a negative x too where n is odd. */
    static double root(double x, double n) {
        if (n == 2) {
            return Math.sqrt(x);
        }
        if (n == 3) {
            return Math.cbrt(x);
        }
        boolean odd = Math.IEEEremainder(n, 2) != 0;
        return x < 0 && odd ? -Math.pow(-x, 1 / n) : Math.pow(x, 1 / n);
    }

    /** The slope of x^(1/n) at 0: infinite for roots, 1 for the identity, 0 never. */
    static double rootSlopeAtZero(double n) {
        return n == 1 ? 1 : Double.POSITIVE_INFINITY;
    }

    /** ∂x^y/∂x = y·x^(y−1); x⁰ is the constant 1, also at x = 0. */
    static double powSlopeOfBase(double x, double y, double power) {
        return y == 0 ? 0 : y * Math.pow(x, y - 1);
    }

    /** ∂x^y/∂y = x^y·ln x; its limit 0 where x is 0 and y positive; for x &lt; 0 there is none. */
    static double powSlopeOfExponent(double x, double y, double power) {
        if (x == 0) {
            return y > 0 ? 0 : y != y ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        return ChainRule.times(Math.log(x), power);
    }

    /** ∂√(x² + y²)/∂x = x/v, its limit ±1 at x = ±∞, and {@code atOrigin} where both are 0: a tie. */
    static double along(double x, double y, double v, double atOrigin) {
        if (v == 0) {
            return atOrigin;
        }
        return Double.isInfinite(x) && !Double.isInfinite(y) ? Math.signum(x) : x / v;
    }
}
