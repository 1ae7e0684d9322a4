package org.gradcost.gate;

import static org.gradcost.gate.kernel.NormalNumbers.isNormal;

/** Functions that {@link Math} lacks, and slopes that keep their digits at the edges of domains. */
final class Numerics {

    /** A bound beyond which x² may overflow and 1 + x² rounds to x². */
    static final double HUGE = 1e150;

    static final double LOG10_E = 1 / Math.log(10);

    private static final double LN_2 = Math.log(2);

    /** 2⁵³, above which all doubles are even. */
    private static final double EVEN = 0x1p53;

    /** A bound beyond which x² + 1 and x² are the same double. */
    private static final double LARGE = 1e9;

    private Numerics() {}

    static double squared(double x) {
        return x * x;
    }

    /** Returns the slope if {@code domain} is true, otherwise NaN. */
    static double ifIn(boolean domain, double slope) {
        return domain ? slope : Double.NaN;
    }

    static boolean sameSign(double x, double y) {
        return (Double.doubleToRawLongBits(x) ^ Double.doubleToRawLongBits(y)) >= 0;
    }

    /** Returns asinh x = sign(x)·log(|x| + √(x² + 1)), computed with log1p for accuracy at small x. */
    static double asinh(double x) {
        double a = Math.abs(x);
        double y = a < LARGE ? Elementary.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))) : Elementary.log(a) + LN_2;
        return Math.copySign(y, x);
    }

    /** Returns acosh x = log(x + √(x² − 1)), computed from t = x − 1, which is exact near the edge of the domain at 1. */
    static double acosh(double x) {
        double t = x - 1;
        return x < LARGE ? Elementary.log1p(t + Math.sqrt(t) * Math.sqrt(t + 2)) : Elementary.log(x) + LN_2;
    }

    /** Returns atanh x = ½·log((1 + x)/(1 − x)), computed with log1p for accuracy at small x. */
    static double atanh(double x) {
        double a = Math.abs(x);
        double twice = a + a;
        // Below ½ the second form adds a small correction to 2a and so rounds less.
        double y = 0.5 * Elementary.log1p(a < 0.5 ? twice + twice * a / (1 - a) : twice / (1 - a));
        return Math.copySign(y, x);
    }

    /** Returns the real n-th root of x, which exists for negative x and −0 if n is odd (IEEE 754-2019, 9.2.1, rootn). */
    static double root(double x, double n) {
        if (n == 2) {
            return Math.sqrt(x);
        }
        if (n == 3) {
            return Math.cbrt(x);
        }
        boolean odd = Math.IEEEremainder(n, 2) != 0;
        if (odd && Math.copySign(1, x) < 0) {
            return -rootOfPositive(-x, n);
        }
        return x < 0 ? Double.NaN : rootOfPositive(x, n);
    }

    /**
     * Returns x^(1/n) = x^h·x^l, where h is 1/n rounded and l its rounding error. At x = 1e-299
     * the factor x^l changes the result by 60 ulps.
     */
    private static double rootOfPositive(double x, double n) {
        double h = 1 / n;
        double l = Math.fma(-h, n, 1) / n;
        double root = Math.pow(x, h);
        return l == 0 || x == 0 || x == Double.POSITIVE_INFINITY ? root : root + root * l * Elementary.log(x);
    }

    /** Returns the slope {@code v/(n·x)} of x^(1/n), with its limits at 0 and ±∞, which are ±∞ and 0 unless n = 1. */
    static double rootSlope(double x, double n, double v) {
        if (n == 1) {
            return x == x ? 1 : Double.NaN;
        }
        if (x == 0) {
            return n > 0 ? Double.POSITIVE_INFINITY : n < 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        return Double.isInfinite(x) && v == v ? 0 : v / x / n;
    }

    /**
     * Returns ∂x^y/∂x = y·x^y/x; x⁰ is the constant 1, also at x = 0. The formula {@code y·x^(y−1)}, where the rounding
     * error of y − 1 costs up to 350 ulps, is only used if x^y is not a normal number.
     */
    static double powSlopeOfBase(double x, double y, double power) {
        if (y == 0) {
            return 0;
        }
        double slope = power / x;
        if (isNormal(power) && isNormal(slope)) {
            return y * slope;
        }
        return isNormal(power) ? y * power / x : ChainRule.times(y, powerBelow(x, y));
    }

    /** Returns x^(y − 1). Above 2⁵³ all doubles y are even, and y − 1 is odd and not representable. */
    private static double powerBelow(double x, double y) {
        boolean even = Math.abs(y) >= EVEN && Math.abs(y) <= Double.MAX_VALUE;
        return even && Math.copySign(1, x) < 0 ? -Math.pow(-x, y - 1) : Math.pow(x, y - 1);
    }

    /**
     * Returns −n, the slope of {@code v = x − n·y} with respect to y. It is computed from (x − v)/y, which has a smaller
     * rounding error than the difference of two quotients, unless x − v overflows.
     */
    static double remainderSlope(double x, double y, double v) {
        double n = Math.rint((x - v) / y);
        return n - n == 0 ? -n : -Math.rint(x / y - v / y);
    }

    /** Returns x/r² for r ≥ |x|, computed in an order in which no intermediate result overflows or underflows. */
    static double overSquared(double x, double r) {
        return r > 1 / HUGE && r < HUGE ? x / (r * r) : x / r / r;
    }

    /** Returns ∂x^y/∂y = x^y·ln x, and its limit 0 if x is 0 and y positive. For x &lt; 0 the derivative does not exist. */
    static double powSlopeOfExponent(double x, double y, double power) {
        if (x == 0) {
            return y > 0 ? 0 : y != y ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        return ChainRule.times(Elementary.log(x), power);
    }

    /** Returns ∂√(x² + y²)/∂x = x/v, its limit ±1 at x = ±∞, and {@code atOrigin} at the origin, a tie. */
    static double along(double x, double y, double v, double atOrigin) {
        if (v == 0) {
            return atOrigin;
        }
        return Double.isInfinite(x) && !Double.isInfinite(y) ? Math.signum(x) : x / v;
    }
}
