package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * The product in the chain rule, with a <em>strong zero</em>: {@code 0·∞ = 0·NaN = 0}.
 *
 * <p>A tangent, adjoint or slope of exactly zero means that this path contributes no derivative, whatever the other factor
 * is. Plain arithmetic would give NaN, and in different places in the two modes: forward mode gives NaN for {@code x + √y}
 * at {@code y = 0}, even if only the derivative with respect to x is wanted; reverse mode gives NaN for {@code 0·√x} at
 * {@code x = 0}. With the strong zero the product of the slopes along a path does not depend on the order of multiplication,
 * so that the modes agree. (Enzyme offers the same rule as {@code strongzero}, ForwardDiff as its NaN-safe mode.)
 */
public final class ChainRule {

    /** The product {@link #times} as a gate, for factors that have derivatives themselves. */
    public static final BinaryGate TIMES = BinaryGate.of(
            "strong *",
            ChainRule::times,
            (x, y, v) -> y,
            (x, y, v) -> x,
            ArithmeticSlopes::multiplyFirst,
            ArithmeticSlopes::multiplySecond);

    /** The quotient with a strong zero: {@code 0/0 = 0/NaN = 0}. */
    public static final BinaryGate OVER = BinaryGate.of(
            "strong /",
            ChainRule::over,
            (x, y, v) -> 1 / y,
            (x, y, v) -> v == 0 ? 0 : -v / y,
            ArithmeticSlopes::divideFirst,
            ArithmeticSlopes::divideSecond);

    /** The magnitude of the binary exponent above which a divisor is scaled. */
    private static final int LARGE = 300;

    private ChainRule() {}

    /**
     * Returns {@code slope·carried}, which is 0 if either factor is 0, even if the other is infinite or NaN.
     *
     * @param slope a local partial derivative
     * @param carried the tangent or adjoint that it is multiplied with
     */
    public static double times(double slope, double carried) {
        double product = slope * carried;
        // For finite factors the rule costs this one comparison, which is false only for NaN.
        return product == product ? product : strongZero(slope, carried);
    }

    /**
     * Returns {@code carried/divisor}, which is 0 if {@code carried} is 0.
     *
     * @param carried the tangent or adjoint that is divided
     * @param divisor the reciprocal of a local partial derivative
     */
    public static double over(double carried, double divisor) {
        return carried == 0 ? 0 : carried / divisor;
    }

    /**
     * Returns {@code carried·factor} for numbers of any type, with a strong zero at each level of derivatives. A trace
     * records it as a gate of its own, since the values may be 0 and ∞ at another point.
     */
    static <T extends CalculusFieldElement<T>> T times(T carried, T factor) {
        if (!isReadable(carried) || !isReadable(factor)) {
            return Functions.apply(TIMES, carried, factor);
        }
        T product = carried.multiply(factor);
        return isNaN(product) ? Functions.apply(TIMES, carried, factor) : product;
    }

    /**
     * Returns {@code carried/divisor} for numbers of any type, with a strong zero at each level of derivatives.
     *
     * <p>The slope of a quotient q with respect to its divisor b is −q/b, which may overflow although its product with a
     * tangent of b does not. If b is tiny or huge, both operands are therefore first divided by a power of two near b, so
     * that no slope overflows.
     */
    static <T extends CalculusFieldElement<T>> T over(T carried, T divisor) {
        if (!isReadable(carried) || !isReadable(divisor)) {
            return Functions.apply(OVER, carried, divisor);
        }
        int k = Math.getExponent(divisor.getReal());
        if (Math.abs(k) > LARGE && k <= Double.MAX_EXPONENT && divisor.getReal() != 0) {
            k = Math.max(k, Double.MIN_EXPONENT)
                    + 1; // the divisor is then at most 1, so that no intermediate exceeds the quotient
            return quotient(carried.scalb(-k), divisor.scalb(-k));
        }
        return quotient(carried, divisor);
    }

    private static <T extends CalculusFieldElement<T>> T quotient(T carried, T divisor) {
        T quotient = carried.divide(divisor);
        return isNaN(quotient) ? Functions.apply(OVER, carried, divisor) : quotient;
    }

    /** Returns whether a number is NaN; returns false for a traced variable, whose value cannot be read. */
    static <T extends CalculusFieldElement<T>> boolean isNaN(T x) {
        return isReadable(x) && Double.isNaN(x.getReal());
    }

    /** Returns whether the value of a number can be read; that of a traced number cannot. */
    static boolean isReadable(Object x) {
        return !(x instanceof Differentiable<?> number) || number.isReadable();
    }

    private static double strongZero(double a, double b) {
        return a == 0 || b == 0 ? 0 : Double.NaN;
    }
}
