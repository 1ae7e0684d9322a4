package org.gradcost.gate;

import static java.lang.Math.abs;
import static org.gradcost.gate.Numerics.ifIn;

/** Exponentials and logarithms. */
interface Exponentials {

    UnaryGate EXP = UnaryGate.of("exp", Elementary::exp, (x, y) -> y);
    /** The slope is e^x, which {@code y + 1} gives to full accuracy only if y is not near −1. */
    UnaryGate EXPM1 = UnaryGate.of("expm1", Elementary::expm1, (x, y) -> y > -0.5 ? y + 1 : Elementary.exp(x));

    UnaryGate LOG = UnaryGate.of("log", Elementary::log, (x, y) -> ifIn(x >= 0, 1 / abs(x)));
    UnaryGate LOG1P = UnaryGate.of("log1p", Elementary::log1p, (x, y) -> ifIn(x >= -1, 1 / (1 + x)));
    UnaryGate LOG10 = UnaryGate.of("log10", Math::log10, (x, y) -> ifIn(x >= 0, Numerics.LOG10_E / abs(x)));
}
