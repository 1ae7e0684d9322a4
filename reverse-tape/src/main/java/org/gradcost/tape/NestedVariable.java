package org.gradcost.tape;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradcost.gate.ConstantField;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;

/**
 * A number on a {@link NestedTape}: a value of T, and its slot. Every function is the one of the same name on
 * {@code FieldUnivariateDerivative1}, which gives the value and the slope.
 *
 * @param <T> the numbers below
 */
public final class NestedVariable<T extends CalculusFieldElement<T>>
        implements CalculusFieldElement<NestedVariable<T>> {

    static final int CONSTANT = -1;

    private final NestedTape<T> tape; // null: a constant
    private final T value;
    private final int slot;

    NestedVariable(NestedTape<T> tape, T value, int slot) {
        this.tape = tape;
        this.value = value;
        this.slot = slot;
    }

    /** A number that depends on no input of its tape, though it may on inputs of the level below. */
    public static <T extends CalculusFieldElement<T>> NestedVariable<T> constant(T value) {
        return new NestedVariable<>(null, value, CONSTANT);
    }

    /** The value, a number of the level below. */
    public T value() {
        return value;
    }

    NestedTape<T> tape() {
        return tape;
    }

    int slot() {
        return slot;
    }

    private NestedVariable<T> lift(UnaryOperator<FieldUnivariateDerivative1<T>> gate) {
        FieldUnivariateDerivative1<T> y = gate.apply(moving(value, 1));
        return slot == CONSTANT
                ? constant(y.getValue())
                : tape.record(y.getValue(), slot, y.getFirstDerivative(), CONSTANT, null);
    }

    private NestedVariable<T> lift(BinaryOperator<FieldUnivariateDerivative1<T>> gate, NestedVariable<T> b) {
        if (b.slot == CONSTANT) {
            return lift(x -> gate.apply(x, moving(b.value, 0)));
        }
        FieldUnivariateDerivative1<T> ofB = gate.apply(moving(value, 0), moving(b.value, 1));
        if (slot == CONSTANT) {
            return b.tape.record(ofB.getValue(), b.slot, ofB.getFirstDerivative(), CONSTANT, null);
        }
        if (tape != b.tape) {
            throw new IllegalArgumentException("variables of two tapes");
        }
        FieldUnivariateDerivative1<T> ofA = gate.apply(moving(value, 1), moving(b.value, 0));
        return tape.record(ofA.getValue(), slot, ofA.getFirstDerivative(), b.slot, ofB.getFirstDerivative());
    }

    private static <T extends CalculusFieldElement<T>> FieldUnivariateDerivative1<T> moving(T value, double tangent) {
        return new FieldUnivariateDerivative1<>(value, value.newInstance(tangent));
    }

    @Override
    public double getReal() {
        return value.getReal();
    }

    @Override
    public NestedVariable<T> newInstance(double number) {
        return constant(value.newInstance(number));
    }

    @Override
    @SuppressWarnings("unchecked") // the class of a generic type is that of all its parameters
    public Field<NestedVariable<T>> getField() {
        return new ConstantField<>(
                (Class<NestedVariable<T>>) (Class<?>) NestedVariable.class, newInstance(0), newInstance(1));
    }

    @Override
    public NestedVariable<T> getAddendum() {
        return subtract(getReal());
    }

    @Override
    public NestedVariable<T> add(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::add, b);
    }

    @Override
    public NestedVariable<T> subtract(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::subtract, b);
    }

    @Override
    public NestedVariable<T> multiply(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::multiply, b);
    }

    @Override
    public NestedVariable<T> multiply(int n) {
        return lift(x -> x.multiply(n));
    }

    @Override
    public NestedVariable<T> divide(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::divide, b);
    }

    @Override
    public NestedVariable<T> negate() {
        return lift(FieldUnivariateDerivative1::negate);
    }

    @Override
    public NestedVariable<T> reciprocal() {
        return lift(FieldUnivariateDerivative1::reciprocal);
    }

    @Override
    public NestedVariable<T> remainder(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::remainder, b);
    }

    @Override
    public NestedVariable<T> remainder(double b) {
        return lift(x -> x.remainder(b));
    }

    @Override
    public NestedVariable<T> scalb(int n) {
        return lift(x -> x.scalb(n));
    }

    @Override
    public NestedVariable<T> sqrt() {
        return lift(FieldUnivariateDerivative1::sqrt);
    }

    @Override
    public NestedVariable<T> cbrt() {
        return lift(FieldUnivariateDerivative1::cbrt);
    }

    @Override
    public NestedVariable<T> rootN(int n) {
        return lift(x -> x.rootN(n));
    }

    @Override
    public NestedVariable<T> pow(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::pow, b);
    }

    @Override
    public NestedVariable<T> pow(double p) {
        return lift(x -> x.pow(p));
    }

    @Override
    public NestedVariable<T> pow(int n) {
        return lift(x -> x.pow(n));
    }

    @Override
    public NestedVariable<T> hypot(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::hypot, b);
    }

    @Override
    public NestedVariable<T> exp() {
        return lift(FieldUnivariateDerivative1::exp);
    }

    @Override
    public NestedVariable<T> expm1() {
        return lift(FieldUnivariateDerivative1::expm1);
    }

    @Override
    public NestedVariable<T> log() {
        return lift(FieldUnivariateDerivative1::log);
    }

    @Override
    public NestedVariable<T> log1p() {
        return lift(FieldUnivariateDerivative1::log1p);
    }

    @Override
    public NestedVariable<T> log10() {
        return lift(FieldUnivariateDerivative1::log10);
    }

    @Override
    public NestedVariable<T> cos() {
        return lift(FieldUnivariateDerivative1::cos);
    }

    @Override
    public NestedVariable<T> sin() {
        return lift(FieldUnivariateDerivative1::sin);
    }

    @Override
    public NestedVariable<T> tan() {
        return lift(FieldUnivariateDerivative1::tan);
    }

    @Override
    public NestedVariable<T> acos() {
        return lift(FieldUnivariateDerivative1::acos);
    }

    @Override
    public NestedVariable<T> asin() {
        return lift(FieldUnivariateDerivative1::asin);
    }

    @Override
    public NestedVariable<T> atan() {
        return lift(FieldUnivariateDerivative1::atan);
    }

    @Override
    public NestedVariable<T> atan2(NestedVariable<T> b) {
        return lift(FieldUnivariateDerivative1::atan2, b);
    }

    @Override
    public NestedVariable<T> cosh() {
        return lift(FieldUnivariateDerivative1::cosh);
    }

    @Override
    public NestedVariable<T> sinh() {
        return lift(FieldUnivariateDerivative1::sinh);
    }

    @Override
    public NestedVariable<T> tanh() {
        return lift(FieldUnivariateDerivative1::tanh);
    }

    @Override
    public NestedVariable<T> acosh() {
        return lift(FieldUnivariateDerivative1::acosh);
    }

    @Override
    public NestedVariable<T> asinh() {
        return lift(FieldUnivariateDerivative1::asinh);
    }

    @Override
    public NestedVariable<T> atanh() {
        return lift(FieldUnivariateDerivative1::atanh);
    }

    @Override
    public NestedVariable<T> abs() {
        return lift(FieldUnivariateDerivative1::abs);
    }

    @Override
    public NestedVariable<T> copySign(NestedVariable<T> sign) {
        return lift(x -> x.copySign(sign.getReal()));
    }

    @Override
    public NestedVariable<T> linearCombination(NestedVariable<T>[] a, NestedVariable<T>[] b) {
        NestedVariable<T> sum = a[0].multiply(b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    @Override
    public NestedVariable<T> linearCombination(
            NestedVariable<T> a1, NestedVariable<T> b1, NestedVariable<T> a2, NestedVariable<T> b2) {
        return a1.multiply(b1).add(a2.multiply(b2));
    }

    @Override
    public NestedVariable<T> linearCombination(
            NestedVariable<T> a1,
            NestedVariable<T> b1,
            NestedVariable<T> a2,
            NestedVariable<T> b2,
            NestedVariable<T> a3,
            NestedVariable<T> b3) {
        return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
    }

    @Override
    public NestedVariable<T> linearCombination(
            NestedVariable<T> a1,
            NestedVariable<T> b1,
            NestedVariable<T> a2,
            NestedVariable<T> b2,
            NestedVariable<T> a3,
            NestedVariable<T> b3,
            NestedVariable<T> a4,
            NestedVariable<T> b4) {
        return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
    }
}
