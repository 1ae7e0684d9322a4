package org.gradcost.gate;

import static java.lang.Math.abs;
import static java.lang.Math.sqrt;
import static org.gradcost.gate.Numerics.HUGE;
import static org.gradcost.gate.Numerics.ifIn;
import static org.gradcost.gate.Numerics.squared;

/** Hyperbolic functions and their inverses. */
interface Hyperbolic {

    UnaryGate SINH = UnaryGate.of("sinh", Math::sinh, (x, y) -> Math.cosh(x));
    UnaryGate COSH = UnaryGate.of("cosh", Math::cosh, (x, y) -> Math.sinh(x));
    /**
     * The slope is {@code 1/cosh² x = 4e/(1 + e)²} with {@code e = e^−2|x|}; {@code 1 − tanh² x} has lost all digits at x =
     * 20.
     */
    UnaryGate TANH = new UnaryGate(
            "tanh", x -> Elementary.exp(-2 * abs(x)), Elementary::tanh, (x, y, e) -> 4 * e / squared(1 + e));

    UnaryGate ASINH =
            UnaryGate.of("asinh", Numerics::asinh, (x, y) -> abs(x) < HUGE ? 1 / sqrt(1 + x * x) : 1 / abs(x));
    /** The slope is {@code 1/(√(x−1)·√(x+1))}; the product under a single root would overflow at 1e155. */
    UnaryGate ACOSH = UnaryGate.of("acosh", Numerics::acosh, (x, y) -> 1 / (sqrt(x - 1) * sqrt(x + 1)));

    UnaryGate ATANH = UnaryGate.of("atanh", Numerics::atanh, (x, y) -> ifIn(abs(x) <= 1, 1 / ((1 - x) * (1 + x))));
}
