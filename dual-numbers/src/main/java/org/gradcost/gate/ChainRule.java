package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * The product in the chain rule, with a <em>strong zero</em>: {@code 0·∞ = 0·NaN = 0}.
 *
 * <p>A tangent, an adjoint or a slope of exactly zero says that there is nothing to carry, whatever the other factor.
 * Plain arithmetic would give NaN, and it would do so in different places in the two modes: forward at {@code x + √y}
 * for {@code y = 0}, where the tangent of x alone is asked for; reverse at {@code 0·√x}. With the strong zero the
 * product of the slopes along a path is the same in whichever order it is formed, and so the modes agree. (Enzyme
 * offers the same rule as {@code strongzero}, ForwardDiff as its NaN-safe mode.)
 */
public final class ChainRule {

    /** {@link #times} as a gate, where its factors are numbers with derivatives of their own. */
    static final BinaryGate TIMES = BinaryGate.of(
            "strong *",
            ChainRule::times,
            (x, y, v) -> y,
            (x, y, v) -> x,
            ArithmeticSlopes::multiplyFirst,
            ArithmeticSlopes::multiplySecond);

    /** The quotient with a strong zero: {@code 0/0 = 0/NaN = 0}. */
    static final BinaryGate OVER = BinaryGate.of(
            "strong /",
            ChainRule::over,
            (x, y, v) -> 1 / y,
            (x, y, v) -> v == 0 ? 0 : -v / y,
            ArithmeticSlopes::divideFirst,
            ArithmeticSlopes::divideSecond);

    /** The exponent from which on a divisor is scaled. */
    private static final int LARGE = 300;

    private ChainRule() {}

    /** Returns {@code slope·carried}, which is 0 where either is 0. */
    public static double times(double slope, double carried) {
        double product = slope * carried;
        // One comparison, false only for a NaN: the price of the rule where nothing is infinite.
        return product == product ? product : strongZero(slope, carried);
    }

    /** Returns {@code carried/divisor}, which is 0 where nothing is carried. */
    private static double over(double carried, double divisor) {
        return carried == 0 ? 0 : carried / divisor;
    }

    /** Returns {@code carried·factor} for numbers of any type, with a strong zero at each level of derivatives. */
    static <T extends CalculusFieldElement<T>> T times(T carried, T factor) {
        T product = carried.multiply(factor);
        return isNaN(product) ? Functions.apply(TIMES, carried, factor) : product;
    }

    /**
     * Returns {@code carried/divisor} for numbers of any type, with a strong zero at each level of derivatives.
     *
     * <p>The slope of a quotient q by its divisor b, −q/b, may overflow while its product with a tangent of b does not: if b is
     * tiny or huge, both are divided by a power of two next to b, by which each step has a slope that is a double.
     */
    static <T extends CalculusFieldElement<T>> T over(T carried, T divisor) {
        if (!isReadable(divisor)) {
            return quotient(carried, divisor);
        }
        int k = Math.getExponent(divisor.getReal());
        if (Math.abs(k) > LARGE && k <= Double.MAX_EXPONENT && divisor.getReal() != 0) {
            k = Math.max(k, Double.MIN_EXPONENT)
                    + 1; // the divisor is at most 1 then: nothing is larger than the quotient
            return quotient(carried.scalb(-k), divisor.scalb(-k));
        }
        return quotient(carried, divisor);
    }

    private static <T extends CalculusFieldElement<T>> T quotient(T carried, T divisor) {
        T quotient = carried.divide(divisor);
        return isNaN(quotient) ? Functions.apply(OVER, carried, divisor) : quotient;
    }

    /** Returns whether a number is NaN; false for one that is traced, whose value cannot be asked for. */
    static <T extends CalculusFieldElement<T>> boolean isNaN(T x) {
        return isReadable(x) && Double.isNaN(x.getReal());
    }

    private static boolean isReadable(Object x) {
        return !(x instanceof Differentiable<?> number) || number.isReadable();
    }

    private static double strongZero(double a, double b) {
        return a == 0 || b == 0 ? 0 : Double.NaN;
    }
}
