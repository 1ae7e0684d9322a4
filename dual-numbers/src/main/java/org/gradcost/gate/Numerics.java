package org.gradcost.gate;

/** Functions that {@link Math} lacks, and slopes that keep their digits at the edges of domains. */
final class Numerics {

    /** Where x² is about to overflow and 1 + x² has long been x². */
    static final double HUGE = 1e150;

    static final double LOG10_E = 1 / Math.log(10);

    private static final double LN_2 = Math.log(2);

    /** 2⁵³: larger doubles are all even. */
    private static final double EVEN = 0x1p53;

    /** Beyond this, x² + 1 and x² are the same double. */
    private static final double LARGE = 1e9;

    private Numerics() {}

    static double squared(double x) {
        return x * x;
    }

    /** Returns the slope inside the domain, NaN outside of it. */
    static double ifIn(boolean domain, double slope) {
        return domain ? slope : Double.NaN;
    }

    static boolean sameSign(double x, double y) {
        return (Double.doubleToRawLongBits(x) ^ Double.doubleToRawLongBits(y)) >= 0;
    }

    /** Returns asinh x = sign(x)·log(|x| + √(x² + 1)), through log1p so that small x keep their digits. */
    static double asinh(double x) {
        double a = Math.abs(x);
        double y = a < LARGE ? Elementary.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))) : Elementary.log(a) + LN_2;
        return Math.copySign(y, x);
    }

    /** Returns acosh x = log(x + √(x² − 1)), through t = x − 1, which is exact near the edge at 1. */
    static double acosh(double x) {
        double t = x - 1;
        return x < LARGE ? Elementary.log1p(t + Math.sqrt(t) * Math.sqrt(t + 2)) : Elementary.log(x) + LN_2;
    }

    /** Returns atanh x = ½·log((1 + x)/(1 − x)), through log1p so that small x keep their digits. */
    static double atanh(double x) {
        double a = Math.abs(x);
        double twice = a + a;
        // Below ½ the second form adds a small correction to 2a and so rounds less.
        double y = 0.5 * Elementary.log1p(a < 0.5 ? twice + twice * a / (1 - a) : twice / (1 - a));
        return Math.copySign(y, x);
    }

    /** Returns the real n-th root, also of a negative x or −0 where n is odd (IEEE 754-2019, 9.2.1, rootn). */
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

    /** x^(1/n) = x^h·x^l, where h is 1/n rounded and l what that left out: for x = 1e-299, 60 units of the last place. */
    private static double rootOfPositive(double x, double n) {
        double h = 1 / n;
        double l = Math.fma(-h, n, 1) / n;
        double root = Math.pow(x, h);
        return l == 0 || x == 0 || x == Double.POSITIVE_INFINITY ? root : root + root * l * Elementary.log(x);
    }

    /** Returns the slope of x^(1/n), {@code v/(n·x)}, with its limits at 0 (±∞ but for n = 1) and at ±∞ (0 but for n = 1). */
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
     * ∂x^y/∂x = y·x^y/x; x⁰ is the constant 1, also at x = 0. In {@code y·x^(y−1)} the rounding of y − 1 costs up to 350
     * units of the last place; it is for where x^y is not a number to go on with.
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

    /** Returns x^(y − 1). From 2⁵³ on each y is an even number, and y − 1 an odd one that no double holds. */
    private static double powerBelow(double x, double y) {
        boolean even = Math.abs(y) >= EVEN && Math.abs(y) <= Double.MAX_VALUE;
        return even && Math.copySign(1, x) < 0 ? -Math.pow(-x, y - 1) : Math.pow(x, y - 1);
    }

    /**
     * Returns −n, the slope of {@code v = x − n·y} with respect to y. The quotient of x − v and y rounds less than the
     * difference of two quotients, but x − v may overflow.
     */
    static double remainderSlope(double x, double y, double v) {
        double n = Math.rint((x - v) / y);
        return n - n == 0 ? -n : -Math.rint(x / y - v / y);
    }

    /** Returns whether x has all its digits: neither zero nor subnormal nor infinite nor NaN. */
    private static boolean isNormal(double x) {
        return Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE;
    }

    /** x/r², for r ≥ |x|: in the order in which nothing overflows or underflows on the way. */
    static double overSquared(double x, double r) {
        return r > 1 / HUGE && r < HUGE ? x / (r * r) : x / r / r;
    }

    /** ∂x^y/∂y = x^y·ln x; its limit 0 where x is 0 and y positive; for x &lt; 0 there is none. */
    static double powSlopeOfExponent(double x, double y, double power) {
        if (x == 0) {
            return y > 0 ? 0 : y != y ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        return ChainRule.times(Elementary.log(x), power);
    }

    /** ∂√(x² + y²)/∂x = x/v, its limit ±1 at x = ±∞, and {@code atOrigin} where both are 0: a tie. */
    static double along(double x, double y, double v, double atOrigin) {
        if (v == 0) {
            return atOrigin;
        }
        return Double.isInfinite(x) && !Double.isInfinite(y) ? Math.signum(x) : x / v;
    }
}
