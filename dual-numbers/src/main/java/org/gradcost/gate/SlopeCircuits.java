package org.gradcost.gate;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The slopes of the table's gates as circuits, which nested modes differentiate to get second derivatives.
 *
 * <p>They are separate from the table, since a cold JVM takes 0.1 to 0.9 ms for each lambda and first derivatives need none
 * of them. A test compares each of them with the slope in {@code double} and checks that no gate of the table is missing.
 */
final class SlopeCircuits {

    /** The circuits of ∂f/∂x and ∂f/∂y. */
    record Pair(BinaryGate.Circuit x, BinaryGate.Circuit y) {}

    private static final Map<UnaryGate, UnaryGate.Circuit> UNARY = new IdentityHashMap<>();
    private static final Map<BinaryGate, Pair> BINARY = new IdentityHashMap<>();

    static {
        UNARY.put(Gates.NEGATE, ArithmeticSlopes::negate);
        UNARY.put(Gates.RECIPROCAL, ArithmeticSlopes::reciprocal);
        UNARY.put(Gates.SQUARE, ArithmeticSlopes::square);
        UNARY.put(Gates.SQRT, PowerSlopes::sqrt);
        UNARY.put(Gates.CBRT, PowerSlopes::cbrt);
        UNARY.put(Gates.EXP, ExponentialSlopes::exp);
        UNARY.put(Gates.EXPM1, ExponentialSlopes::expm1);
        UNARY.put(Gates.LOG, ExponentialSlopes::log);
        UNARY.put(Gates.LOG1P, ExponentialSlopes::log1p);
        UNARY.put(Gates.LOG10, ExponentialSlopes::log10);
        UNARY.put(Gates.SIN, TrigonometrySlopes::sin);
        UNARY.put(Gates.COS, TrigonometrySlopes::cos);
        UNARY.put(Gates.TAN, TrigonometrySlopes::tan);
        comparing(Gates.ASIN, TrigonometrySlopes::asin);
        comparing(Gates.ACOS, TrigonometrySlopes::acos);
        comparing(Gates.ATAN, TrigonometrySlopes::atan);
        UNARY.put(Gates.SINH, HyperbolicSlopes::sinh);
        UNARY.put(Gates.COSH, HyperbolicSlopes::cosh);
        comparing(Gates.TANH, HyperbolicSlopes::tanh);
        comparing(Gates.ASINH, HyperbolicSlopes::asinh);
        UNARY.put(Gates.ACOSH, HyperbolicSlopes::acosh);
        comparing(Gates.ATANH, HyperbolicSlopes::atanh);
        comparing(Gates.SIGMOID, ActivationSlopes::sigmoid);
        UNARY.put(Gates.SOFTPLUS, ActivationSlopes::softplus);
        UNARY.put(Gates.ABS, PiecewiseSlopes::abs);
        UNARY.put(Gates.LOG_SIGMOID, LogSpaceSlopes::logSigmoid);
        UNARY.put(Gates.ERF, SpecialSlopes::erf);
        UNARY.put(Gates.ERFC, SpecialSlopes::erfc);
        comparing(Gates.LOG_NORMAL_CDF, SpecialSlopes::logNormalCdf);
        UNARY.put(Gates.LOG_GAMMA, SpecialSlopes::logGamma);
        UNARY.put(Gates.DIGAMMA, SpecialSlopes::digamma);

        binary(Gates.ADD, ArithmeticSlopes::one, ArithmeticSlopes::one);
        binary(Gates.SUBTRACT, ArithmeticSlopes::one, ArithmeticSlopes::minusOne);
        binary(Gates.MULTIPLY, ArithmeticSlopes::multiplyFirst, ArithmeticSlopes::multiplySecond);
        binary(Gates.DIVIDE, ArithmeticSlopes::divideFirst, ArithmeticSlopes::divideSecond);
        binary(Gates.ROOT, new ComparingSlope.OfTwo(Gates.ROOT, true, PowerSlopes::root), PiecewiseSlopes::zero);
        comparing(Gates.POW, PowerSlopes::powOfBase, PowerSlopes::powOfExponent);
        comparing(Gates.HYPOT, PowerSlopes::hypotFirst, PowerSlopes::hypotSecond);
        comparing(Gates.ATAN2, TrigonometrySlopes::atan2OfOrdinate, TrigonometrySlopes::atan2OfAbscissa);
        comparing(Gates.LOG_ADD_EXP, LogSpaceSlopes::logAddExpFirst, LogSpaceSlopes::logAddExpSecond);
        binary(Gates.X_LOG_Y, LogSpaceSlopes::xLogYFirst, LogSpaceSlopes::xLogYSecond);
        binary(Gates.REMAINDER, PiecewiseSlopes::remainderFirst, PiecewiseSlopes::remainderSecond);
        binary(Gates.SCALB, PiecewiseSlopes::scalb, PiecewiseSlopes::zero);
        binary(Gates.COPY_SIGN, PiecewiseSlopes::copySign, PiecewiseSlopes::zero);
    }

    private SlopeCircuits() {}

    /** Returns the slope of a gate of the table, or null for any other gate. */
    static UnaryGate.Circuit of(UnaryGate gate) {
        return UNARY.get(gate);
    }

    /** Returns both slopes of a gate of the table, or null for any other gate. */
    static Pair of(BinaryGate gate) {
        return BINARY.get(gate);
    }

    private static void comparing(UnaryGate gate, UnaryGate.Circuit slope) {
        UNARY.put(gate, new ComparingSlope(gate, slope));
    }

    private static void comparing(BinaryGate gate, BinaryGate.Circuit x, BinaryGate.Circuit y) {
        binary(gate, new ComparingSlope.OfTwo(gate, true, x), new ComparingSlope.OfTwo(gate, false, y));
    }

    private static void binary(BinaryGate gate, BinaryGate.Circuit x, BinaryGate.Circuit y) {
        BINARY.put(gate, new Pair(x, y));
    }

    static IllegalArgumentException missing(String gate) {
        return new IllegalArgumentException("the gate \"" + gate + "\" has no second derivatives: its slope is given in"
                + " double alone; give it as a circuit of gates too, see UnaryGate.Circuit and BinaryGate.Circuit");
    }
}
