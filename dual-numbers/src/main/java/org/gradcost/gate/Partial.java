package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * A slope that can be differentiated again: the quotient {@code factor/divisor}, stored as two numbers.
 *
 * <p>The chain rule multiplies a tangent or adjoint by the factor and divides the result by the divisor; the quotient itself
 * is never computed. The slope 1/b of a logarithm, for example, has slope −1/b², which overflows for b below 1e-154, whereas
 * a tangent of b divided by b usually has a moderate derivative.
 *
 * @param factor the numerator, or null for 1
 * @param divisor the denominator, or null for 1
 * @param <T> the type of the numbers
 */
public record Partial<T extends CalculusFieldElement<T>>(T factor, T divisor) {

    /** Returns the slope {@code factor}. */
    public static <T extends CalculusFieldElement<T>> Partial<T> of(T factor) {
        return new Partial<>(factor, null);
    }

    /** Returns the slope {@code 1/divisor}. */
    public static <T extends CalculusFieldElement<T>> Partial<T> over(T divisor) {
        return new Partial<>(null, divisor);
    }

    /** Returns the slope 1. */
    public static <T extends CalculusFieldElement<T>> Partial<T> one() {
        return new Partial<>(null, null);
    }

    /** Returns the negative of a slope. */
    static <T extends CalculusFieldElement<T>> Partial<T> minus(Partial<T> slope) {
        T factor = slope.factor == null ? slope.divisor.newInstance(-1) : slope.factor.negate();
        return new Partial<>(factor, slope.divisor);
    }

    /**
     * Returns this slope times a tangent or an adjoint, with the {@linkplain ChainRule strong zero} 0·∞ = 0. A trace records the
     * quotient first, as first-order modes compute it, so that its gradient is theirs where an adjoint is infinite or tiny.
     *
     * @param carried the tangent of the argument, or the adjoint of the output
     */
    public T times(T carried) {
        if (divisor != null && !ChainRule.isReadable(divisor)) {
            return ChainRule.times(carried, factor == null ? divisor.reciprocal() : ChainRule.over(factor, divisor));
        }
        T product = factor == null ? carried : ChainRule.times(carried, factor);
        return divisor == null ? product : ChainRule.over(product, divisor);
    }
}
