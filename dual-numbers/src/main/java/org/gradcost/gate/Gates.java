package org.gradcost.gate;

import static java.lang.Math.abs;
import static java.lang.Math.cosh;
import static java.lang.Math.exp;
import static java.lang.Math.sqrt;
import static org.gradcost.gate.Numerics.HUGE;
import static org.gradcost.gate.Numerics.ifIn;
import static org.gradcost.gate.Numerics.sameSign;
import static org.gradcost.gate.Numerics.squared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The table of scalar gates, each a line of mathematics: value, then slope(s).
 *
 * <p>Slopes are written so that they keep their digits over the whole domain, not only where the textbook formula does:
 * {@code 1/cosh² x} for tanh, since {@code 1 − tanh² x} has no digit left at x = 20. Formulas are those of the
 * NIST Digital Library of Mathematical Functions, chapter 4, rearranged against cancellation and overflow as the
 * comments say.
 */
public final class Gates {

    private static final List<UnaryGate> UNARY = new ArrayList<>();
    private static final List<BinaryGate> BINARY = new ArrayList<>();
    private static final List<SelectGate> SELECT = new ArrayList<>();

    // Arithmetic.
    public static final BinaryGate ADD = gate("+", (x, y) -> x + y, (x, y, v) -> 1, (x, y, v) -> 1);
    public static final BinaryGate SUBTRACT = gate("-", (x, y) -> x - y, (x, y, v) -> 1, (x, y, v) -> -1);
    public static final BinaryGate MULTIPLY = gate("*", (x, y) -> x * y, (x, y, v) -> y, (x, y, v) -> x);
    public static final BinaryGate DIVIDE = gate("/", (x, y) -> x / y, (x, y, v) -> 1 / y, (x, y, v) -> -v / y);
    public static final UnaryGate NEGATE = gate("neg", x -> -x, (x, y) -> -1);
    public static final UnaryGate RECIPROCAL = gate("1/x", x -> 1 / x, (x, y) -> -y * y);
    public static final UnaryGate SQUARE = gate("x^2", x -> x * x, (x, y) -> 2 * x);
    public static final BinaryGate REMAINDER =
            gate("rem", Math::IEEEremainder, (x, y, v) -> 1, (x, y, v) -> -Math.rint((x - v) / y));

    /** {@code x·2ⁿ}; the second argument is a whole number and has no slope. */
    public static final BinaryGate SCALB =
            gate("scalb", (x, n) -> Math.scalb(x, (int) n), (x, n, v) -> Math.scalb(1.0, (int) n), (x, n, v) -> 0);

    // Roots and powers.
    public static final UnaryGate SQRT = gate("sqrt", Math::sqrt, (x, y) -> 0.5 / abs(y));
    public static final UnaryGate CBRT = gate("cbrt", Math::cbrt, (x, y) -> 1 / (3 * y * y));
    public static final BinaryGate ROOT =
            gate("root", Numerics::root, (x, n, v) -> x == 0 ? Numerics.rootSlopeAtZero(n) : v / x / n, (x, n, v) -> 0);
    public static final BinaryGate POW = gate("pow", Math::pow, Numerics::powSlopeOfBase, Numerics::powSlopeOfExponent);
    public static final BinaryGate HYPOT = gate(
            "hypot", Math::hypot, (x, y, v) -> Numerics.along(x, y, v, 1), (x, y, v) -> Numerics.along(y, x, v, 0));

    // Exponentials and logarithms.
    public static final UnaryGate EXP = gate("exp", Math::exp, (x, y) -> y);
    /** Slope e^x: {@code y + 1} has it to the last digit only where y is not near −1. */
    public static final UnaryGate EXPM1 = gate("expm1", Math::expm1, (x, y) -> y > -0.5 ? y + 1 : exp(x));

    public static final UnaryGate LOG = gate("log", Math::log, (x, y) -> ifIn(x >= 0, 1 / abs(x)));
    public static final UnaryGate LOG1P = gate("log1p", Math::log1p, (x, y) -> ifIn(x >= -1, 1 / (1 + x)));
    public static final UnaryGate LOG10 = gate("log10", Math::log10, (x, y) -> ifIn(x >= 0, Numerics.LOG10_E / abs(x)));

    // Trigonometry.
    public static final UnaryGate SIN = gate("sin", Math::sin, (x, y) -> Math.cos(x));
    public static final UnaryGate COS = gate("cos", Math::cos, (x, y) -> -Math.sin(x));
    public static final UnaryGate TAN = gate("tan", Math::tan, (x, y) -> 1 + y * y);
    /** {@code (1 − x)(1 + x)}, since {@code 1 − x²} cancels near ±1. */
    public static final UnaryGate ASIN = gate("asin", Math::asin, (x, y) -> 1 / sqrt((1 - x) * (1 + x)));

    public static final UnaryGate ACOS = gate("acos", Math::acos, (x, y) -> -1 / sqrt((1 - x) * (1 + x)));
    /** {@code 1/(1 + x²)}; beyond 1e150 x² overflows and the 1 is long gone. */
    public static final UnaryGate ATAN =
            gate("atan", Math::atan, (x, y) -> abs(x) < HUGE ? 1 / (1 + x * x) : 1 / x / x);
    /** {@code atan2(x, y)}: the angle of the point with ordinate x and abscissa y. Slopes y/r², −x/r². */
    public static final BinaryGate ATAN2 = gate(
            "atan2",
            Math::hypot,
            (x, y, r) -> Math.atan2(x, y),
            (x, y, v, r) -> Numerics.overSquared(y, r),
            (x, y, v, r) -> Numerics.overSquared(-x, r));

    // Hyperbolic functions.
    public static final UnaryGate SINH = gate("sinh", Math::sinh, (x, y) -> cosh(x));
    public static final UnaryGate COSH = gate("cosh", Math::cosh, (x, y) -> Math.sinh(x));
    /** {@code 1/cosh² x = 4e/(1 + e)²} with {@code e = e^−2|x|}; {@code 1 − tanh² x} has no digit left at x = 20. */
    public static final UnaryGate TANH =
            gate("tanh", x -> exp(-2 * abs(x)), (x, e) -> Math.tanh(x), (x, y, e) -> 4 * e / squared(1 + e));

    public static final UnaryGate ASINH =
            gate("asinh", Numerics::asinh, (x, y) -> abs(x) < HUGE ? 1 / sqrt(1 + x * x) : 1 / abs(x));
    /** {@code √(x−1)·√(x+1)}: one root of the product would overflow at 1e155. */
    public static final UnaryGate ACOSH = gate("acosh", Numerics::acosh, (x, y) -> 1 / (sqrt(x - 1) * sqrt(x + 1)));

    public static final UnaryGate ATANH =
            gate("atanh", Numerics::atanh, (x, y) -> ifIn(abs(x) <= 1, 1 / ((1 - x) * (1 + x))));

    // The gates of networks. e = e^−|x| never overflows and is all that value and slope need.
    /** {@code σ(x) = 1/(1 + e^−x)}; slope {@code e/(1 + e)²}, which σ(1 − σ) loses from x = 37 on. */
    public static final UnaryGate SIGMOID =
            gate("sigmoid", x -> exp(-abs(x)), (x, e) -> (x >= 0 ? 1 : e) / (1 + e), (x, y, e) -> e / squared(1 + e));
    /** {@code log(1 + e^x)}; slope σ(x). */
    public static final UnaryGate SOFTPLUS = gate(
            "softplus",
            x -> exp(-abs(x)),
            (x, e) -> Math.max(x, 0) + Math.log1p(e),
            (x, y, e) -> (x >= 0 ? 1 : e) / (1 + e));

    // Piecewise.
    /** {@code max(x, −x)}: at ±0 the first takes the gradient, so the slope is 1. */
    public static final UnaryGate ABS = gate("abs", Math::abs, (x, y) -> ifIn(y >= 0, x >= 0 ? 1 : -1));
    /** The magnitude of x with the sign of the second argument, which has no slope. */
    public static final BinaryGate COPY_SIGN =
            gate("copySign", Math::copySign, (x, s, v) -> ifIn(x == x, sameSign(x, v) ? 1 : -1), (x, s, v) -> 0);

    public static final SelectGate MAX = select("max", Math::max, (x, y) -> x >= y || x != x);
    public static final SelectGate MIN = select("min", Math::min, (x, y) -> x <= y || x != x);

    private Gates() {}

    /** Every unary gate of the table. */
    public static List<UnaryGate> unary() {
        return Collections.unmodifiableList(UNARY);
    }

    /** Every binary gate of the table. */
    public static List<BinaryGate> binary() {
        return Collections.unmodifiableList(BINARY);
    }

    /** Every selection of the table. */
    public static List<SelectGate> select() {
        return Collections.unmodifiableList(SELECT);
    }

    private static UnaryGate gate(String name, DoubleUnaryOperator value, UnaryGate.PlainSlope slope) {
        return listed(UnaryGate.of(name, value, slope), UNARY);
    }

    private static UnaryGate gate(
            String name, DoubleUnaryOperator shared, UnaryGate.Value value, UnaryGate.Slope slope) {
        return listed(new UnaryGate(name, shared, value, slope), UNARY);
    }

    private static BinaryGate gate(
            String name, DoubleBinaryOperator value, BinaryGate.PlainSlope slopeX, BinaryGate.PlainSlope slopeY) {
        return listed(BinaryGate.of(name, value, slopeX, slopeY), BINARY);
    }

    private static BinaryGate gate(
            String name,
            DoubleBinaryOperator shared,
            BinaryGate.Value value,
            BinaryGate.Slope slopeX,
            BinaryGate.Slope slopeY) {
        return listed(new BinaryGate(name, shared, value, slopeX, slopeY), BINARY);
    }

    private static SelectGate select(String name, DoubleBinaryOperator value, SelectGate.First first) {
        return listed(new SelectGate(name, value, first), SELECT);
    }

    /** Every gate that is made is on a list, so that a test that loops over the lists misses none. */
    private static <G> G listed(G gate, List<G> list) {
        list.add(gate);
        return gate;
    }
}
