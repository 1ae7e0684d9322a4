package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Activations} as circuits. */
final class ActivationSlopes {

    private ActivationSlopes() {}

    /** Returns {@code ¼(1 − tanh²(x/2))} for small x, so that its own slope is accurate, otherwise {@code e/(1 + e)²}. */
    static <T extends CalculusFieldElement<T>> Partial<T> sigmoid(T x, T y) {
        if (Ranges.within(x, 1)) {
            T tanh = x.multiply(0.5).tanh();
            return Partial.of(tanh.square().negate().add(1).multiply(0.25));
        }
        T e = x.abs().negate().exp();
        return new Partial<>(e, e.add(1).square());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> softplus(T x, T y) {
        return Partial.of(Functions.sigmoid(x));
    }
}
