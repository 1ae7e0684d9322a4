package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Powers} as circuits, and of the square root. */
final class PowerSlopes {

    private static final double SMALL = 1e-290;
    private static final double LARGE = 1e150;

    private PowerSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> sqrt(T x, T y) {
        return Partial.over(Ranges.logDivisor(y).multiply(2)); // ½ of a subnormal adjoint may be 0
    }

    static <T extends CalculusFieldElement<T>> Partial<T> cbrt(T x, T y) {
        return Partial.over(y.square().multiply(3));
    }

    /**
     * Returns {@code v/(n·x) = 1/(n·(x/v))}, where v is the n-th root of x. The slope of x/v is (1 − 1/n)/v, which overflows
     * only if 1/v does, while that of v/x is a difference of two numbers that overflow for small x.
     */
    static <T extends CalculusFieldElement<T>> Partial<T> root(T x, T y, T v) {
        if (Ranges.isZero(x) || Ranges.isInfinite(x)) {
            T slope = PiecewiseSlopes.root(x, y);
            return Functions.lessThan(Double.MAX_VALUE, slope) ? Partial.over(x.abs()) : Partial.of(slope);
        }
        return Partial.over(x.divide(v).multiply(Functions.stopGradient(y)));
    }

    /**
     * Returns ∂x^y/∂x = {@code y·x^(y−1)}. For ½ ≤ y ≤ 2⁵³ the difference y − 1 is exact. For smaller y its rounding error
     * changes x^(y−1) by up to 350 ulps; this is corrected by a constant factor close to 1, the quotient of v/x and x^(y−1).
     * The formula {@code y·v/x} would be accurate itself, but its slope would lose all digits for y near 1.
     */
    static <T extends CalculusFieldElement<T>> Partial<T> powOfBase(T x, T y, T v) {
        if (!Ranges.within(y, 0x1p53)) {
            return powOfBaseBeyond(x, y, v);
        }
        T power = x.pow(y.subtract(1));
        if (!Functions.lessThan(y, 0.5)) {
            return Partial.of(ChainRule.times(power, y));
        }
        if (Ranges.within(power, SMALL) || Ranges.within(y, 1) && !Ranges.within(power, LARGE)) {
            return powAtExtremes(x, y, v);
        }
        return Partial.of(ChainRule.times(corrected(power, v, x), y));
    }

    /** Returns ∂x^y/∂x if y is infinite or so large that y − 1 is not a double; for |x| &lt; 1 it is a strong zero. */
    private static <T extends CalculusFieldElement<T>> Partial<T> powOfBaseBeyond(T x, T y, T v) {
        if (!Ranges.isInfinite(y) && !Ranges.isZero(x) && !Ranges.isInfinite(x)) {
            return new Partial<>(y, x.divide(v));
        }
        T power = x.pow(y.subtract(1));
        return Partial.of(ChainRule.times(y, Ranges.isInfinite(y) ? power : power.copySign(x)));
    }

    /**
     * Returns {@code y·x^(y−1) = m^(y−1)·(2^k)^y·(y/2^k)}, where x = m·2^k. It is used if x^(y−1) or its slope might
     * overflow or underflow before it is multiplied by y.
     */
    private static <T extends CalculusFieldElement<T>> Partial<T> powAtExtremes(T x, T y, T v) {
        if (!Ranges.areReadable(x, y)) {
            return powAtTracedExtremes(x, y, v);
        }
        int k = Ranges.exponent(x, x);
        T m = x.scalb(-k);
        T power =
                m.pow(y.subtract(1)).multiply(x.newInstance(Math.scalb(1.0, k)).pow(y));
        T corrected = corrected(power, v, m);
        return Partial.of(k > 0 ? ChainRule.times(corrected, y).scalb(-k) : ChainRule.times(corrected, y.scalb(-k)));
    }

    /** Returns the same slope of traced numbers, where x = m·s with a scale s that is traced as well. */
    private static <T extends CalculusFieldElement<T>> Partial<T> powAtTracedExtremes(T x, T y, T v) {
        T s = Ranges.scale(x, x);
        T m = x.divide(s);
        T corrected = corrected(m.pow(y.subtract(1)).multiply(s.pow(y)), v, m);
        return Partial.of(
                Functions.lessThan(1, s)
                        ? ChainRule.times(corrected, y).divide(s)
                        : ChainRule.times(corrected, y.divide(s)));
    }

    /**
     * Returns the power scaled so that its value is v/x, if v/x is close to the power or to its negative, which occurs if y
     * − 1 was rounded to an even number.
     */
    private static <T extends CalculusFieldElement<T>> T corrected(T power, T v, T x) {
        T correction =
                Functions.stopGradient(v).divide(Functions.stopGradient(x)).divide(Functions.stopGradient(power));
        return Ranges.within(correction.abs().subtract(1), 1e-9) ? power.multiply(correction) : power;
    }

    /** Returns ∂x^y/∂y = v·log x, which is a strong zero if v is 0. */
    static <T extends CalculusFieldElement<T>> Partial<T> powOfExponent(T x, T y, T v) {
        // (−0)^−1 is −∞, and its slope that of 0^−1.
        return Partial.of(ChainRule.times(x.log(), Ranges.isZero(x) ? v.abs() : v));
    }

    /**
     * Returns ∂√(x² + y²)/∂x, computed from the quotient r of the smaller and the larger of x and y. The formula {@code x/v}
     * has slope y²/v³, which would be lost in the difference 1/v − x²/v³ if y is small.
     */
    static <T extends CalculusFieldElement<T>> Partial<T> hypotFirst(T x, T y, T v) {
        return along(x, y, 1);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> hypotSecond(T x, T y, T v) {
        return along(y, x, 0);
    }

    /** Returns the slope of √(x² + y²) with respect to x. At the origin, a tie, it is {@code atOrigin}. */
    private static <T extends CalculusFieldElement<T>> Partial<T> along(T x, T y, double atOrigin) {
        if (Ranges.isZero(x) && Ranges.isZero(y)) {
            return Partial.of(x.newInstance(atOrigin));
        }
        boolean small = Ranges.smaller(x, y);
        T r = small ? x.divide(y) : y.divide(x);
        T length = r.square().add(1).sqrt();
        // The length of (x, y) divided by the larger of the two, whose sign has to be kept.
        boolean negative = Functions.lessThan(small ? y : x, 0);
        T factor = small ? (negative ? r.negate() : r) : x.newInstance(negative ? -1 : 1);
        return new Partial<>(factor, length);
    }
}
