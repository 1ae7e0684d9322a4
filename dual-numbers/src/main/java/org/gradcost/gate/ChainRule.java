package org.gradcost.gate;

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

    private ChainRule() {}

    /** {@code slope·carried}, which is 0 where either is 0. */
    public static double times(double slope, double carried) {
        double product = slope * carried;
        // One comparison, false only for a NaN: the price of the rule where nothing is infinite.
        return product == product ? product : strongZero(slope, carried);
    }

    private static double strongZero(double a, double b) {
        return a == 0 || b == 0 ? 0 : Double.NaN;
    }
}
