package org.gradcost.gate;

/** The error function, the gamma function and their relatives. */
interface SpecialFunctions {

    /** The error function; the slope is {@code 2/√π·e^−x²}. */
    UnaryGate ERF = UnaryGate.of("erf", ErrorFunctions::erf, (x, y) -> ErrorFunctions.erfSlope(x));
    /** {@code 1 − erf x}, to full relative accuracy even where erf x rounds to 1. */
    UnaryGate ERFC = UnaryGate.of("erfc", ErrorFunctions::erfc, (x, y) -> -ErrorFunctions.erfSlope(x));
    /** The logarithm of Φ(x), the probability that a standard normal variable is below x; the slope is φ(x)/Φ(x). */
    UnaryGate LOG_NORMAL_CDF =
            UnaryGate.of("logNormalCdf", ErrorFunctions::logNormalCdf, (x, y) -> ErrorFunctions.logNormalCdfSlope(x));
    /** log Γ(x) for x &gt; 0; the slope is ψ(x). */
    UnaryGate LOG_GAMMA = UnaryGate.of("logGamma", GammaFunctions::logGamma, (x, y) -> GammaFunctions.digamma(x));
    /** ψ(x) = Γ′(x)/Γ(x) for x &gt; 0; the slope is the trigamma function. */
    UnaryGate DIGAMMA = UnaryGate.of("digamma", GammaFunctions::digamma, (x, y) -> GammaFunctions.polygamma(1, x));
}
