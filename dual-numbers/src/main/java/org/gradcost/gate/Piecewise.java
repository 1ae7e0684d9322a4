package org.gradcost.gate;

import static org.gradcost.gate.Numerics.ifIn;
import static org.gradcost.gate.Numerics.sameSign;

/** Gates with different formulas on parts of their domain. */
interface Piecewise {

    /** {@code max(x, −x)}; at ±0 the first argument takes the gradient, so that the slope is 1. */
    UnaryGate ABS = UnaryGate.of("abs", Math::abs, (x, y) -> ifIn(y >= 0, x >= 0 ? 1 : -1));
    /** The magnitude of x with the sign of the second argument; the slope for the second argument is 0. */
    BinaryGate COPY_SIGN = BinaryGate.of(
            "copySign", Math::copySign, (x, s, v) -> ifIn(x == x, sameSign(x, v) ? 1 : -1), (x, s, v) -> 0);

    /** {@code x − n·y}, where n is the integer nearest to x/y. */
    BinaryGate REMAINDER =
            BinaryGate.of("rem", Math::IEEEremainder, (x, y, v) -> ifIn(v == v, 1), Numerics::remainderSlope);
    /** {@code x·2ⁿ}; the second argument is an integer, and its slope is 0. */
    BinaryGate SCALB = BinaryGate.of(
            "scalb", (x, n) -> Math.scalb(x, (int) n), (x, n, v) -> Math.scalb(1.0, (int) n), (x, n, v) -> 0);
}
