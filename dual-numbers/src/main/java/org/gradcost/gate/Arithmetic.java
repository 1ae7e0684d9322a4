package org.gradcost.gate;

/** The arithmetic operations of IEEE 754, and other gates that take one or two of them. */
interface Arithmetic {

    BinaryGate ADD = BinaryGate.of("+", (x, y) -> x + y, (x, y, v) -> 1, (x, y, v) -> 1);
    BinaryGate SUBTRACT = BinaryGate.of("-", (x, y) -> x - y, (x, y, v) -> 1, (x, y, v) -> -1);
    BinaryGate MULTIPLY = BinaryGate.of("*", (x, y) -> x * y, (x, y, v) -> y, (x, y, v) -> x);
    BinaryGate DIVIDE = BinaryGate.of("/", (x, y) -> x / y, (x, y, v) -> 1 / y, (x, y, v) -> -v / y);
    UnaryGate NEGATE = UnaryGate.of("neg", x -> -x, (x, y) -> -1);
    UnaryGate RECIPROCAL = UnaryGate.of("1/x", x -> 1 / x, (x, y) -> -y * y);
    UnaryGate SQUARE = UnaryGate.of("x^2", x -> x * x, (x, y) -> 2 * x);
    UnaryGate SQRT = UnaryGate.of("sqrt", Math::sqrt, (x, y) -> 0.5 / Math.abs(y));
}
