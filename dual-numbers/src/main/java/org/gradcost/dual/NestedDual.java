package org.gradcost.dual;

import org.gradcost.gate.Differentiable;
import org.gradcost.gate.NestedField;
import org.gradcost.gate.NestedNumber;
import org.gradcost.gate.Partial;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.Derivative;

/**
 * A dual number over any numbers T: with T itself in a mode of differentiation, its tangent can be differentiated again.
 * Over {@link Dual} it is forward over forward, over a variable of a tape reverse over forward. Immutable.
 *
 * @param <T> the numbers below
 */
public final class NestedDual<T extends CalculusFieldElement<T>> implements NestedNumber<T, NestedDual<T>> {

    @SuppressWarnings("rawtypes") // of any numbers below
    private static final NestedField<NestedDual> FIELDS = new NestedField<>(NestedDual.class);

    private final T value;
    private final T tangent; // null: 0

    private NestedDual(T value, T tangent) {
        this.value = value;
        this.tangent = tangent;
    }

    /** Returns a number whose derivative along the direction of the pass is the tangent. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> of(T value, T tangent) {
        return new NestedDual<>(value, tangent);
    }

    /** Returns a number that depends on no input of its level. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> constant(T value) {
        return new NestedDual<>(value, null);
    }

    @Override
    public T value() {
        return value;
    }

    /** Returns the derivative of this number along the direction of the pass, a number of the level below. */
    public T tangent() {
        return tangent == null ? value.newInstance(0) : tangent;
    }

    @Override
    public boolean moves() {
        return tangent != null;
    }

    @Override
    public NestedDual<T> newInstance(T at) {
        return constant(at);
    }

    @Override
    public NestedDual<T> withValue(T at) {
        return new NestedDual<>(at, tangent);
    }

    @Override
    public NestedDual<T> chain(T at, Partial<T> slope) {
        return new NestedDual<>(at, slope.times(tangent));
    }

    @Override
    public NestedDual<T> chain(T at, Partial<T> slope, NestedDual<T> y, Partial<T> slopeY) {
        return new NestedDual<>(at, slope.times(tangent).add(slopeY.times(y.tangent)));
    }

    /** Returns whether neither tangent nor value depends on an input; a type that cannot tell counts as dependent. */
    @Override
    public boolean isConstant() {
        return (tangent == null || tangent.isZero()) && isConstant(value);
    }

    private static boolean isConstant(CalculusFieldElement<?> number) {
        return number instanceof Differentiable<?> differentiable
                ? differentiable.isConstant()
                : !(number instanceof Derivative<?>);
    }

    @Override
    public Field<NestedDual<T>> getField() {
        return FIELDS.over(value.getField(), () -> newInstance(0), () -> newInstance(1));
    }

    /** Returns whether value and tangent are zero, at each level. */
    @Override
    public boolean isZero() {
        return value.isZero() && (tangent == null || tangent.isZero());
    }

    /** Returns whether values and tangents are equal, at each level. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NestedDual<?> that && value.equals(that.value) && sameTangent(that);
    }

    private boolean sameTangent(NestedDual<?> that) {
        if (tangent == null || that.tangent == null) {
            return (tangent == null || tangent.isZero()) && (that.tangent == null || that.tangent.isZero());
        }
        return tangent.equals(that.tangent);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(" + value + ") + (" + tangent() + ")·ε";
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
        // A factor of 0 carries nothing, not even an infinite tangent.
        return new NestedDual<>(value.multiply(y), tangent == null || y == 0 ? null : tangent.multiply(y));
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
        T first = tangent == null ? null : Partial.of(y.value).times(tangent);
        T second = y.tangent == null ? null : Partial.of(value).times(y.tangent);
        return new NestedDual<>(value.multiply(y.value), sum(first, second));
    }

    @Override
    public NestedDual<T> square() {
        return new NestedDual<>(
                value.square(),
                tangent == null ? null : Partial.of(value).times(tangent).multiply(2.0));
    }

    private static <T extends CalculusFieldElement<T>> T sum(T a, T b) {
        return a == null ? b : b == null ? a : a.add(b);
    }
}
