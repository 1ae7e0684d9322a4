package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Hyperbolic} as circuits. */
final class HyperbolicSlopes {

    private HyperbolicSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> sinh(T x, T y) {
        return Partial.of(x.cosh());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> cosh(T x, T y) {
        return Partial.of(x.sinh());
    }

    /** Returns {@code 1 − y²} for small y, so that its own slope is accurate, otherwise {@code 4e/(1 + e)²}. */
    static <T extends CalculusFieldElement<T>> Partial<T> tanh(T x, T y) {
        if (Ranges.within(x, 0.5)) {
            return Partial.of(y.square().negate().add(1));
        }
        T e = x.abs().multiply(-2).exp();
        return new Partial<>(e.multiply(4), e.add(1).square());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> asinh(T x, T y) {
        return Ranges.within(x, Numerics.HUGE) ? Partial.over(x.square().add(1).sqrt()) : Partial.over(x.abs());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> acosh(T x, T y) {
        return Partial.over(x.subtract(1).sqrt().multiply(x.add(1).sqrt()));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> atanh(T x, T y) {
        return Partial.over(Ranges.notNegative(Ranges.oneMinusSquare(x)));
    }
}
