package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Conditions on the range of an argument that a trace can record, and other helpers that several slopes need. */
final class Ranges {

    private Ranges() {}

    /** Returns whether |x| &lt; bound. */
    static <T extends CalculusFieldElement<T>> boolean within(T x, double bound) {
        return Functions.lessThan(x, bound) && Functions.lessThan(-bound, x);
    }

    /** Returns a k for which the larger of |x| and |y| is about 2^k, restricted so that both 2^k and 2^−k are doubles. */
    static <T extends CalculusFieldElement<T>> int exponent(T x, T y) {
        int k = Math.getExponent(Math.max(Math.abs(x.getReal()), Math.abs(y.getReal())));
        // Scaling does not help if the larger is 0, infinite or NaN.
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

    /** Returns whether the values of both can be read; those of traced numbers cannot. */
    static boolean areReadable(Object x, Object y) {
        return ChainRule.isReadable(x) && ChainRule.isReadable(y);
    }

    /**
     * Returns the larger of |x| and |y| as a constant, restricted to the normal numbers: a scale for traced numbers, whose
     * {@link #exponent} cannot be read.
     */
    static <T extends CalculusFieldElement<T>> T scale(T x, T y) {
        T larger = Functions.max(Functions.max(x.abs(), y.abs()), x.newInstance(Double.MIN_NORMAL));
        return Functions.stopGradient(Functions.min(larger, x.newInstance(Double.MAX_VALUE)));
    }

    /**
     * Returns x as the divisor of a slope that has no value where x is negative, NaN there. A trace has it as a gate, by which −0
     * becomes +0 as well.
     */
    static <T extends CalculusFieldElement<T>> T notNegative(T x) {
        if (!ChainRule.isReadable(x)) {
            return Functions.apply(PiecewiseSlopes.NOT_NEGATIVE, x);
        }
        return x.getReal() < 0 ? x.multiply(Double.NaN) : x;
    }

    /** Returns x, or +0 if x is −0, whose reciprocal would give a slope the wrong sign. */
    static <T extends CalculusFieldElement<T>> T withoutSignOfZero(T x) {
        return isZero(x) ? x.abs() : x;
    }

    /** Returns x as the divisor in the slope of a logarithm: without the sign of a zero, and not negative. */
    static <T extends CalculusFieldElement<T>> T logDivisor(T x) {
        return notNegative(ChainRule.isReadable(x) ? withoutSignOfZero(x) : x);
    }

    /**
     * Returns {@code 1 − x²}. Near ±1 it is computed as {@code (1 − x)(1 + x)} to avoid cancellation, and near 0 as
     * {@code 1 − x²}, whose slope is accurate there.
     */
    static <T extends CalculusFieldElement<T>> T oneMinusSquare(T x) {
        return within(x, 0.5) ? x.square().negate().add(1) : x.negate().add(1).multiply(x.add(1));
    }
}
