package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Arithmetic} as circuits. */
final class ArithmeticSlopes {

    private ArithmeticSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> negate(T x, T y) {
        return Partial.of(x.newInstance(-1));
    }

    /** Returns {@code −y/x}, since the square of y = 1/x and its slope may overflow. */
    static <T extends CalculusFieldElement<T>> Partial<T> reciprocal(T x, T y) {
        return new Partial<>(y.negate(), x);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> square(T x, T y) {
        return Partial.of(x.multiply(2));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> one(T x, T y, T v) {
        return Partial.one();
    }

    static <T extends CalculusFieldElement<T>> Partial<T> minusOne(T x, T y, T v) {
        return Partial.of(x.newInstance(-1));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> multiplyFirst(T x, T y, T v) {
        return Partial.of(y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> multiplySecond(T x, T y, T v) {
        return Partial.of(x);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> divideFirst(T x, T y, T v) {
        return Partial.over(y);
    }

    /** Returns {@code −v/y}, where v = x/y, to avoid the square of y. */
    static <T extends CalculusFieldElement<T>> Partial<T> divideSecond(T x, T y, T v) {
        return new Partial<>(v.negate(), y);
    }
}
