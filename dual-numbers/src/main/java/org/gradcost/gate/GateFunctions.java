package org.gradcost.gate;

/**
 * The gates of the table for which Hipparchus' {@link org.hipparchus.CalculusFieldElement} has no function, as methods.
 *
 * @param <T> the implementing type
 */
public interface GateFunctions<T extends Differentiable<T>> {

    /** Returns {@code gate(this)}. */
    T apply(UnaryGate gate);

    /** Returns {@code gate(this, y)}. */
    T apply(BinaryGate gate, T y);

    /** Returns {@code gate(this, y)}, which is either this number or y, with its derivative. */
    T apply(SelectGate gate, T y);

    /** Returns {@code max(this, y)}; at a tie this takes the whole gradient. */
    default T max(T y) {
        return apply(Gates.MAX, y);
    }

    /** Returns {@code min(this, y)}; at a tie this takes the whole gradient. */
    default T min(T y) {
        return apply(Gates.MIN, y);
    }

    /** Returns the logistic function {@code 1/(1 + e^−x)} of this number x. */
    default T sigmoid() {
        return apply(Gates.SIGMOID);
    }

    /** Returns {@code log(1 + e^x)} for this number x. */
    default T softplus() {
        return apply(Gates.SOFTPLUS);
    }

    /** Returns {@code log σ(x) = −log(1 + e^−x)} for this number x, which is finite where σ(x) is 0. */
    default T logSigmoid() {
        return apply(Gates.LOG_SIGMOID);
    }

    /** Returns {@code log(e^x + e^y)} for this number x, computed without overflow or underflow of the exponentials. */
    default T logAddExp(T y) {
        return apply(Gates.LOG_ADD_EXP, y);
    }

    /** Returns {@code x·log y} for this number x, and 0 where x is 0. */
    default T xlogy(T y) {
        return apply(Gates.X_LOG_Y, y);
    }

    /** Returns the error function {@code erf x = 2/√π·∫₀^x e^−t² dt} of this number x. */
    default T erf() {
        return apply(Gates.ERF);
    }

    /** Returns {@code 1 − erf x} for this number x, to full relative accuracy even where erf x rounds to 1. */
    default T erfc() {
        return apply(Gates.ERFC);
    }

    /** Returns the logarithm of the probability that a standard normal variable is below this number. */
    default T logNormalCdf() {
        return apply(Gates.LOG_NORMAL_CDF);
    }

    /** Returns log Γ(x) of this number x ≥ 0, and NaN for x &lt; 0. */
    default T logGamma() {
        return apply(Gates.LOG_GAMMA);
    }

    /** Returns the digamma function ψ(x) = Γ′(x)/Γ(x) of this number x ≥ 0, and NaN for x &lt; 0. */
    default T digamma() {
        return apply(Gates.DIGAMMA);
    }
}
