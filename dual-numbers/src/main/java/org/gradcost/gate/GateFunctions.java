package org.gradcost.gate;

/**
 * The gates of the table that are no functions of Hipparchus' {@link org.hipparchus.CalculusFieldElement}, as methods.
 *
 * @param <T> the numbers
 */
public interface GateFunctions<T extends Differentiable<T>> {

    /** Returns {@code gate(this)}. */
    T apply(UnaryGate gate);

    /** Returns {@code gate(this, y)}. */
    T apply(BinaryGate gate, T y);

    /** Returns {@code gate(this, y)}. */
    T apply(SelectGate gate, T y);

    /** Returns {@code max(this, y)}; at a tie this takes the whole gradient. */
    default T max(T y) {
        return apply(Gates.MAX, y);
    }

    /** Returns {@code min(this, y)}; at a tie this takes the whole gradient. */
    default T min(T y) {
        return apply(Gates.MIN, y);
    }

    /** Returns {@code 1/(1 + e^−x)}. */
    default T sigmoid() {
        return apply(Gates.SIGMOID);
    }

    /** Returns {@code log(1 + e^x)}. */
    default T softplus() {
        return apply(Gates.SOFTPLUS);
    }

    /** Returns {@code log σ(x) = −log(1 + e^−x)}. */
    default T logSigmoid() {
        return apply(Gates.LOG_SIGMOID);
    }

    /** Returns {@code log(e^x + e^y)}. */
    default T logAddExp(T y) {
        return apply(Gates.LOG_ADD_EXP, y);
    }

    /** Returns {@code x·log y}, and 0 where x is 0. */
    default T xlogy(T y) {
        return apply(Gates.X_LOG_Y, y);
    }

    /** Returns the error function {@code 2/√π·∫₀^x e^−t² dt}. */
    default T erf() {
        return apply(Gates.ERF);
    }

    /** Returns {@code 1 − erf x}, with all digits where erf x is 1. */
    default T erfc() {
        return apply(Gates.ERFC);
    }

    /** Returns the logarithm of the probability that a standard normal variable is below x. */
    default T logNormalCdf() {
        return apply(Gates.LOG_NORMAL_CDF);
    }

    /** Returns log Γ(x) for x &gt; 0. */
    default T logGamma() {
        return apply(Gates.LOG_GAMMA);
    }

    /** Returns ψ(x) = Γ′(x)/Γ(x) for x &gt; 0. */
    default T digamma() {
        return apply(Gates.DIGAMMA);
    }
}
