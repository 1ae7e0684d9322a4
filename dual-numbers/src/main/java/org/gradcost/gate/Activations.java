package org.gradcost.gate;

import static java.lang.Math.abs;
import static org.gradcost.gate.Numerics.squared;

/** Activation functions of neural networks. Value and slope are computed from {@code e = e^−|x|}, which never overflows. */
interface Activations {

    /** {@code σ(x) = 1/(1 + e^−x)}; the slope is {@code e/(1 + e)²}, since σ(1 − σ) is 0 from x = 37 on. */
    UnaryGate SIGMOID = new UnaryGate(
            "sigmoid", x -> Elementary.exp(-abs(x)), Elementary::sigmoid, (x, y, e) -> e / squared(1 + e));
    /** {@code log(1 + e^x)}; the slope is σ(x). */
    UnaryGate SOFTPLUS = new UnaryGate(
            "softplus", x -> Elementary.exp(-abs(x)), Elementary::softplus, (x, y, e) -> Elementary.sigmoid(x, e));
}
