package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Trigonometry} as circuits. */
final class TrigonometrySlopes {

    private static final double LARGE = 1e30;

    private TrigonometrySlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> sin(T x, T y) {
        return Partial.of(x.cos());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> cos(T x, T y) {
        return Partial.of(x.sin().negate());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> tan(T x, T y) {
        return Partial.of(y.square().add(1));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> asin(T x, T y) {
        return Partial.over(Ranges.oneMinusSquare(x).sqrt());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> acos(T x, T y) {
        return Partial.minus(asin(x, y));
    }

    /** Returns {@code 1/(1 + x²)}; for large x it is computed from 1/x, since x² and its slope may overflow. */
    static <T extends CalculusFieldElement<T>> Partial<T> atan(T x, T y) {
        if (Ranges.within(x, 1)) {
            return Partial.over(x.square().add(1));
        }
        T r = x.reciprocal();
        return new Partial<>(r, x.add(r));
    }

    /**
     * Returns {@code y/(x² + y²)}. If its slope might overflow or underflow, it is computed at x/2^k and y/2^k, where k is
     * chosen so that the larger of them is near 1, and then divided by 2^k.
     *
     * @param x the ordinate
     * @param y the abscissa
     */
    static <T extends CalculusFieldElement<T>> Partial<T> atan2OfOrdinate(T x, T y, T v) {
        if (everyday(x) && everyday(y)) {
            return new Partial<>(y, x.square().add(y.square()));
        }
        if (!Ranges.areReadable(x, y)) {
            return atTracedExtremes(x, y);
        }
        int k = Ranges.exponent(x, y);
        T a = x.scalb(-k);
        T b = y.scalb(-k);
        return Partial.of(b.divide(a.square().add(b.square())).scalb(-k));
    }

    /** Returns {@code y/(x² + y²)} of traced numbers, by x and y divided by their scale. */
    private static <T extends CalculusFieldElement<T>> Partial<T> atTracedExtremes(T x, T y) {
        T s = Ranges.scale(x, y);
        T a = x.divide(s);
        T b = y.divide(s);
        return Partial.of(b.divide(a.square().add(b.square())).divide(s));
    }

    private static <T extends CalculusFieldElement<T>> boolean everyday(T x) {
        return Ranges.within(x, LARGE) && !Ranges.within(x, 1 / LARGE);
    }

    /**
     * Returns {@code −x/(x² + y²)}.
     *
     * @param x the ordinate
     * @param y the abscissa
     */
    static <T extends CalculusFieldElement<T>> Partial<T> atan2OfAbscissa(T x, T y, T v) {
        return Partial.minus(atan2OfOrdinate(y, x, v));
    }
}
