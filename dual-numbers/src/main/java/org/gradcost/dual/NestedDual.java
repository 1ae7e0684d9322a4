package org.gradcost.dual;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.NestedNumber;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;

/**
 * A dual number over any numbers T: with T itself in a mode of differentiation, its tangent can be differentiated again.
 * Over {@link Dual} it is forward over forward, over a variable of a tape reverse over forward. Immutable.
 *
 * @param <T> the numbers below
 */
public final class NestedDual<T extends CalculusFieldElement<T>> implements NestedNumber<T, NestedDual<T>> {

    private final T value;
    private final T tangent; // null: 0

    private NestedDual(T value, T tangent) {
        this.value = value;
        this.tangent = tangent;
    }

    /** A number that moves with the given tangent along the direction of the pass. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> of(T value, T tangent) {
        return new NestedDual<>(value, tangent);
    }

    /** A number that does not move. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> constant(T value) {
        return new NestedDual<>(value, null);
    }

    @Override
    public T value() {
        return value;
    }

    /** The derivative of this number along the direction of the pass, a number of the level below. */
    public T tangent() {
        return tangent == null ? value.newInstance(0) : tangent;
    }

    @Override
    public NestedDual<T> lift(UnaryOperator<FieldUnivariateDerivative1<T>> gate) {
        FieldUnivariateDerivative1<T> y = gate.apply(lifted());
        return new NestedDual<>(y.getValue(), tangent == null ? null : y.getFirstDerivative());
    }

    @Override
    public NestedDual<T> lift(BinaryOperator<FieldUnivariateDerivative1<T>> gate, NestedDual<T> y) {
        FieldUnivariateDerivative1<T> v = gate.apply(lifted(), y.lifted());
        return new NestedDual<>(v.getValue(), tangent == null && y.tangent == null ? null : v.getFirstDerivative());
    }

    private FieldUnivariateDerivative1<T> lifted() {
        return new FieldUnivariateDerivative1<>(value, tangent());
    }

    @Override
    public NestedDual<T> newInstance(double number) {
        return constant(value.newInstance(number));
    }

    @Override
    @SuppressWarnings("unchecked") // the class of a generic type is that of all its parameters
    public Field<NestedDual<T>> getField() {
        return new ConstantField<>((Class<NestedDual<T>>) (Class<?>) NestedDual.class, newInstance(0), newInstance(1));
    }

    @Override
    public NestedDual<T> add(double y) {
        return new NestedDual<>(value.add(y), tangent);
    }

    @Override
    public NestedDual<T> subtract(double y) {
        return new NestedDual<>(value.subtract(y), tangent);
    }

    @Override
    public NestedDual<T> multiply(double y) {
        return new NestedDual<>(value.multiply(y), tangent == null ? null : tangent.multiply(y));
    }

    @Override
    public NestedDual<T> negate() {
        return new NestedDual<>(value.negate(), tangent == null ? null : tangent.negate());
    }

    @Override
    public NestedDual<T> add(NestedDual<T> y) {
        return new NestedDual<>(value.add(y.value), sum(tangent, y.tangent));
    }

    @Override
    public NestedDual<T> subtract(NestedDual<T> y) {
        T moved = y.tangent == null ? tangent : tangent == null ? y.tangent.negate() : tangent.subtract(y.tangent);
        return new NestedDual<>(value.subtract(y.value), moved);
    }

    @Override
    public NestedDual<T> multiply(NestedDual<T> y) {
        if (y == this) {
            return square();
        }
        T first = tangent == null ? null : tangent.multiply(y.value);
        T second = y.tangent == null ? null : y.tangent.multiply(value);
        return new NestedDual<>(value.multiply(y.value), sum(first, second));
    }

    @Override
    public NestedDual<T> square() {
        return new NestedDual<>(
                value.square(), tangent == null ? null : tangent.multiply(value).multiply(2.0));
    }

    private static <T extends CalculusFieldElement<T>> T sum(T a, T b) {
        return a == null ? b : b == null ? a : a.add(b);
    }
}
