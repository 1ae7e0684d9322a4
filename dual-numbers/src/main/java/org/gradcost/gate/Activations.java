package org.gradcost.gate;

import static java.lang.Math.abs;
import static org.gradcost.gate.Numerics.squared;

/** The gates of networks. {@code e = e^−|x|} never overflows and is all that value and slope need. */
interface Activations {

    /** {@code σ(x) = 1/(1 + e^−x)}; slope {@code e/(1 + e)²}, which σ(1 − σ) loses from x = 37 on. */
    UnaryGate SIGMOID = new UnaryGate(
            "sigmoid", x -> Elementary.exp(-abs(x)), Elementary::sigmoid, (x, y, e) -> e / squared(1 + e));
    /** {@code log(1 + e^x)}; slope σ(x). */
    UnaryGate SOFTPLUS = new UnaryGate(
            "softplus", x -> Elementary.exp(-abs(x)), Elementary::softplus, (x, y, e) -> Elementary.sigmoid(x, e));
}
