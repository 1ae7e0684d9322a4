package org.gradcost.gate;

/** Roots and powers. */
interface Powers {

    UnaryGate CBRT = UnaryGate.of("cbrt", Math::cbrt, (x, y) -> 1 / (3 * y * y));
    BinaryGate ROOT = BinaryGate.of("root", Numerics::root, Numerics::rootSlope, (x, n, v) -> 0);
    BinaryGate POW = BinaryGate.of("pow", Math::pow, Numerics::powSlopeOfBase, Numerics::powSlopeOfExponent);
    BinaryGate HYPOT = BinaryGate.of(
            "hypot", Math::hypot, (x, y, v) -> Numerics.along(x, y, v, 1), (x, y, v) -> Numerics.along(y, x, v, 0));
}
