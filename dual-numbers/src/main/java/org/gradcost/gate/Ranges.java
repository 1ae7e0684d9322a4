package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Choices of a formula by the range of an argument, in words that a trace can follow, and what several slopes need. */
final class Ranges {

    private Ranges() {}

    /** Returns whether |x| &lt; bound. */
    static <T extends CalculusFieldElement<T>> boolean within(T x, double bound) {
        return Functions.lessThan(x, bound) && Functions.lessThan(-bound, x);
    }

    /** Returns the k for which the larger of x and y is about 2^k, so that 2^k and 2^−k are doubles. */
    static <T extends CalculusFieldElement<T>> int exponent(T x, T y) {
        int k = Math.getExponent(Math.max(Math.abs(x.getReal()), Math.abs(y.getReal())));
        // 0, infinity and NaN are not made any better by a division.
        return k == Double.MAX_EXPONENT + 1 ? 0 : Math.max(k, Double.MIN_EXPONENT);
    }

    /** Returns whether |x| &lt; |y|. */
    static <T extends CalculusFieldElement<T>> boolean smaller(T x, T y) {
        return Functions.lessThan(x.abs(), y.abs());
    }

    static <T extends CalculusFieldElement<T>> boolean isZero(T x) {
        return within(x, Double.MIN_VALUE);
    }

    static <T extends CalculusFieldElement<T>> boolean isInfinite(T x) {
        return Functions.lessThan(Double.MAX_VALUE, x) || Functions.lessThan(x, -Double.MAX_VALUE);
    }

    /** Returns x, but 0 for −0, whose reciprocal has the wrong sign for a slope. */
    static <T extends CalculusFieldElement<T>> T withoutSignOfZero(T x) {
        return isZero(x) ? x.abs() : x;
    }

    /**
     * Returns {@code 1 − x²}. The product {@code (1 − x)(1 + x)} keeps its digits near ±1, and {@code 1 − x²} those of its own
     * slope near 0.
     */
    static <T extends CalculusFieldElement<T>> T oneMinusSquare(T x) {
        return within(x, 0.5) ? x.square().negate().add(1) : x.negate().add(1).multiply(x.add(1));
    }
}
