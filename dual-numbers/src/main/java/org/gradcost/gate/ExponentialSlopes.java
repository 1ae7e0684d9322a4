package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Exponentials} as circuits. */
final class ExponentialSlopes {

    private ExponentialSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> exp(T x, T y) {
        return Partial.of(y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> expm1(T x, T y) {
        return Partial.of(x.exp());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> log(T x, T y) {
        return Partial.over(Ranges.logDivisor(x));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> log1p(T x, T y) {
        return Partial.over(Ranges.notNegative(x.add(1)));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> log10(T x, T y) {
        return new Partial<>(x.newInstance(Numerics.LOG10_E), Ranges.logDivisor(x));
    }
}
