package org.gradcost.gate;

import java.util.IdentityHashMap;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;

/** The function of Hipparchus' interface that corresponds to each gate, for numbers to which gates cannot be applied. */
final class FieldFunctions {

    /** A function of one number, whatever its type. */
    private interface Unary {
        <T extends CalculusFieldElement<T>> T of(T x);
    }

    /** A function of two numbers, whatever their type. */
    private interface Binary {
        <T extends CalculusFieldElement<T>> T of(T x, T y);
    }

    private static final Map<UnaryGate, Unary> UNARY = new IdentityHashMap<>();
    private static final Map<BinaryGate, Binary> BINARY = new IdentityHashMap<>();

    static {
        UNARY.put(Gates.NEGATE, CalculusFieldElement::negate);
        UNARY.put(Gates.RECIPROCAL, CalculusFieldElement::reciprocal);
        UNARY.put(Gates.SQUARE, CalculusFieldElement::square);
        UNARY.put(Gates.SQRT, CalculusFieldElement::sqrt);
        UNARY.put(Gates.CBRT, CalculusFieldElement::cbrt);
        UNARY.put(Gates.EXP, CalculusFieldElement::exp);
        UNARY.put(Gates.EXPM1, CalculusFieldElement::expm1);
        UNARY.put(Gates.LOG, CalculusFieldElement::log);
        UNARY.put(Gates.LOG1P, CalculusFieldElement::log1p);
        UNARY.put(Gates.LOG10, CalculusFieldElement::log10);
        UNARY.put(Gates.SIN, CalculusFieldElement::sin);
        UNARY.put(Gates.COS, CalculusFieldElement::cos);
        UNARY.put(Gates.TAN, CalculusFieldElement::tan);
        UNARY.put(Gates.ASIN, CalculusFieldElement::asin);
        UNARY.put(Gates.ACOS, CalculusFieldElement::acos);
        UNARY.put(Gates.ATAN, CalculusFieldElement::atan);
        UNARY.put(Gates.SINH, CalculusFieldElement::sinh);
        UNARY.put(Gates.COSH, CalculusFieldElement::cosh);
        UNARY.put(Gates.TANH, CalculusFieldElement::tanh);
        UNARY.put(Gates.ASINH, CalculusFieldElement::asinh);
        UNARY.put(Gates.ACOSH, CalculusFieldElement::acosh);
        UNARY.put(Gates.ATANH, CalculusFieldElement::atanh);
        UNARY.put(Gates.ABS, CalculusFieldElement::abs);
        UNARY.put(Gates.SIGMOID, FieldFunctions::sigmoid);
        UNARY.put(Gates.SOFTPLUS, FieldFunctions::softplus);
        UNARY.put(Gates.LOG_SIGMOID, FieldFunctions::logSigmoid);

        BINARY.put(Gates.ADD, CalculusFieldElement::add);
        BINARY.put(Gates.SUBTRACT, CalculusFieldElement::subtract);
        BINARY.put(Gates.MULTIPLY, CalculusFieldElement::multiply);
        BINARY.put(Gates.DIVIDE, CalculusFieldElement::divide);
        BINARY.put(Gates.POW, CalculusFieldElement::pow);
        BINARY.put(Gates.HYPOT, CalculusFieldElement::hypot);
        BINARY.put(Gates.ATAN2, CalculusFieldElement::atan2);
        BINARY.put(Gates.REMAINDER, CalculusFieldElement::remainder);
        BINARY.put(Gates.COPY_SIGN, CalculusFieldElement::copySign);
        BINARY.put(Gates.ROOT, FieldFunctions::root);
        BINARY.put(Gates.SCALB, FieldFunctions::scalb);
        BINARY.put(Gates.LOG_ADD_EXP, FieldFunctions::logAddExp);
        BINARY.put(Gates.X_LOG_Y, FieldFunctions::xlogy);
        BINARY.put(ChainRule.TIMES, FieldFunctions::times);
        BINARY.put(ChainRule.OVER, FieldFunctions::over);
    }

    private FieldFunctions() {}

    static <T extends CalculusFieldElement<T>> T apply(UnaryGate gate, T x) {
        Unary function = UNARY.get(gate);
        if (function == null) {
            throw noGate(gate.name(), x);
        }
        return function.of(x);
    }

    static <T extends CalculusFieldElement<T>> T apply(BinaryGate gate, T x, T y) {
        Binary function = BINARY.get(gate);
        if (function == null) {
            throw noGate(gate.name(), x);
        }
        return function.of(x, y);
    }

    private static IllegalArgumentException noGate(String gate, Object x) {
        return new IllegalArgumentException(gate + ": " + x.getClass().getSimpleName()
                + " does not support gates; compose the function of elementary ones");
    }

    private static <T extends CalculusFieldElement<T>> T sigmoid(T x) {
        if (x.getReal() >= 0) {
            return x.negate().exp().add(1).reciprocal();
        }
        T e = x.exp();
        return e.divide(e.add(1));
    }

    private static <T extends CalculusFieldElement<T>> T softplus(T x) {
        return Functions.relu(x).add(x.abs().negate().exp().log1p());
    }

    private static <T extends CalculusFieldElement<T>> T logSigmoid(T x) {
        return softplus(x.negate()).negate();
    }

    private static <T extends CalculusFieldElement<T>> T logAddExp(T x, T y) {
        return x.getReal() >= y.getReal() ? x.add(softplus(y.subtract(x))) : y.add(softplus(x.subtract(y)));
    }

    private static <T extends CalculusFieldElement<T>> T xlogy(T x, T y) {
        return x.getReal() == 0 ? x.newInstance(0) : x.multiply(y.log());
    }

    private static <T extends CalculusFieldElement<T>> T root(T x, T n) {
        return x.rootN((int) n.getReal());
    }

    private static <T extends CalculusFieldElement<T>> T scalb(T x, T n) {
        return x.scalb((int) n.getReal());
    }

    /** Returns x·y with a strong zero, which is decided by the values alone. */
    private static <T extends CalculusFieldElement<T>> T times(T x, T y) {
        return x.getReal() == 0 || y.getReal() == 0 ? x.newInstance(0) : x.multiply(y);
    }

    /** Returns x/y with a strong zero, which is decided by the values alone. */
    private static <T extends CalculusFieldElement<T>> T over(T x, T y) {
        return x.getReal() == 0 ? x.newInstance(0) : x.divide(y);
    }
}
