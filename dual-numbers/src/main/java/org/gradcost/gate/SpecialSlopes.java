package org.gradcost.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link SpecialFunctions} as circuits, and the families of gates to which their derivatives belong. */
final class SpecialSlopes {

    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
    private static final double ONE_OVER_ROOT_2_PI = 0.3989422804014327;

    /** {@code e^−x²}. */
    static final UnaryGate GAUSSIAN =
            UnaryGate.of("e^-x^2", ErrorFunctions::gaussian, (x, y) -> -2 * (x * y), SpecialSlopes::gaussian);

    /** {@code e^(−x²/2)}. */
    static final UnaryGate BELL =
            UnaryGate.of("e^(-x^2/2)", ErrorFunctions::bell, (x, y) -> -x * y, SpecialSlopes::bell);

    private static final Map<Integer, UnaryGate> MILLS = new ConcurrentHashMap<>();
    private static final Map<Integer, UnaryGate> ZETA = new ConcurrentHashMap<>();

    private SpecialSlopes() {}

    /** Returns {@code −2·(x·y)} for y = e^−x², multiplied in an order in which x² does not occur and cannot overflow. */
    private static <T extends CalculusFieldElement<T>> Partial<T> gaussian(T x, T y) {
        return Partial.of(x.multiply(y).multiply(-2));
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> bell(T x, T y) {
        return Partial.of(x.multiply(y).negate());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> erf(T x, T y) {
        return Partial.of(Functions.apply(GAUSSIAN, x).multiply(TWO_OVER_ROOT_PI));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> erfc(T x, T y) {
        return Partial.of(Functions.apply(GAUSSIAN, x).multiply(-TWO_OVER_ROOT_PI));
    }

    /**
     * Returns φ(x)/e^y for x &gt; 0, where y = log Φ(x); otherwise 1/m₀(−x), whose slope is free of the cancellation in
     * −s·(x + s).
     */
    static <T extends CalculusFieldElement<T>> Partial<T> logNormalCdf(T x, T y) {
        if (Functions.lessThan(x, -ErrorFunctions.FAR)) {
            return Partial.of(x.add(x.reciprocal()).negate());
        }
        return Functions.lessThan(0, x)
                ? new Partial<>(Functions.apply(BELL, x).multiply(ONE_OVER_ROOT_2_PI), y.exp())
                : Partial.over(Functions.apply(mills(0), x.negate()));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> logGamma(T x, T y) {
        return Partial.of(Functions.apply(Gates.DIGAMMA, x));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> digamma(T x, T y) {
        return Partial.of(Functions.apply(zeta(1), x));
    }

    /** Returns the gate {@link ErrorFunctions#mills m_n}, whose slope is −(n + 1)·m_(n+1). */
    static UnaryGate mills(int n) {
        return MILLS.computeIfAbsent(
                n,
                key -> UnaryGate.of(
                        "mills" + n,
                        x -> ErrorFunctions.mills(n, x),
                        (x, y) -> -(n + 1) * ErrorFunctions.mills(n + 1, x),
                        new UnaryGate.Circuit() {
                            @Override
                            public <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y) {
                                return Partial.of(
                                        Functions.apply(mills(n + 1), x).multiply(-(n + 1)));
                            }
                        }));
    }

    /** Returns the gate ζ(n + 1, x) = |ψ⁽ⁿ⁾(x)|/n!, whose slope is −(n + 1)·ζ(n + 2, x). */
    static UnaryGate zeta(int n) {
        return ZETA.computeIfAbsent(
                n,
                key -> UnaryGate.of(
                        "zeta" + (n + 1),
                        x -> GammaFunctions.polygamma(n, x),
                        (x, y) -> -(n + 1) * GammaFunctions.polygamma(n + 1, x),
                        new UnaryGate.Circuit() {
                            @Override
                            public <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y) {
                                return Partial.of(
                                        Functions.apply(zeta(n + 1), x).multiply(-(n + 1)));
                            }
                        }));
    }
}
