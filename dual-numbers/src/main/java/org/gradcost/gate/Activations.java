package org.gradcost.gate;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static org.gradcost.gate.Numerics.squared;

/** The gates of networks. {@code e = e^−|x|} never overflows and is all that value and slope need. */
interface Activations {

    /** {@code σ(x) = 1/(1 + e^−x)}; slope {@code e/(1 + e)²}, which σ(1 − σ) loses from x = 37 on. */
    UnaryGate SIGMOID = new UnaryGate(
            "sigmoid", x -> exp(-abs(x)), (x, e) -> (x >= 0 ? 1 : e) / (1 + e), (x, y, e) -> e / squared(1 + e));
    /** {@code log(1 + e^x)}; slope σ(x). */
    UnaryGate SOFTPLUS = new UnaryGate(
            "softplus",
            x -> exp(-abs(x)),
            (x, e) -> Math.max(x, 0) + Math.log1p(e),
            (x, y, e) -> (x >= 0 ? 1 : e) / (1 + e));
}
