package org.gradcost.gate;

import static java.lang.Math.abs;
import static java.lang.Math.sqrt;
import static org.gradcost.gate.Numerics.HUGE;

/** Trigonometric functions and their inverses. */
interface Trigonometry {

    UnaryGate SIN = UnaryGate.of("sin", Math::sin, (x, y) -> Math.cos(x));
    UnaryGate COS = UnaryGate.of("cos", Math::cos, (x, y) -> -Math.sin(x));
    UnaryGate TAN = UnaryGate.of("tan", Math::tan, (x, y) -> 1 + y * y);
    /** The slope contains {@code (1 − x)(1 + x)}, since {@code 1 − x²} suffers from cancellation near ±1. */
    UnaryGate ASIN = UnaryGate.of("asin", Math::asin, (x, y) -> 1 / sqrt((1 - x) * (1 + x)));

    UnaryGate ACOS = UnaryGate.of("acos", Math::acos, (x, y) -> -1 / sqrt((1 - x) * (1 + x)));
    /** The slope is {@code 1/(1 + x²)}; beyond 1e150, where x² may overflow and the 1 is negligible, it is {@code 1/x/x}. */
    UnaryGate ATAN = UnaryGate.of("atan", Math::atan, (x, y) -> abs(x) < HUGE ? 1 / (1 + x * x) : 1 / x / x);
    /** {@code atan2(x, y)}, the angle of the point with ordinate x and abscissa y; the slopes are y/r² and −x/r². */
    BinaryGate ATAN2 = new BinaryGate(
            "atan2",
            Math::hypot,
            (x, y, r) -> Math.atan2(x, y),
            (x, y, v, r) -> Numerics.overSquared(y, r),
            (x, y, v, r) -> Numerics.overSquared(-x, r));
}
