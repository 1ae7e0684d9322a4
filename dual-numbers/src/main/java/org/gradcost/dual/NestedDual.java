package org.gradcost.dual;

import org.gradcost.gate.Differentiable;
import org.gradcost.gate.NestedField;
import org.gradcost.gate.NestedNumber;
import org.gradcost.gate.Partial;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.Derivative;

/**
 * A dual number whose value and tangent are numbers of another type T. If T is itself differentiated, so is the tangent,
 * which gives second derivatives: forward over forward if T is {@link Dual}, reverse over forward if T is a variable of a
 * tape. Instances are immutable.
 *
 * @param <T> the type of value and tangent
 */
public final class NestedDual<T extends CalculusFieldElement<T>> implements NestedNumber<T, NestedDual<T>> {

    @SuppressWarnings("rawtypes") // one instance serves every T
    private static final NestedField<NestedDual> FIELDS = new NestedField<>(NestedDual.class);

    private final T value;
    private final T tangent; // null if zero

    private NestedDual(T value, T tangent) {
        this.value = value;
        this.tangent = tangent;
    }

    /** Returns a number with the given value whose derivative along the direction of the pass is {@code tangent}. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> of(T value, T tangent) {
        return new NestedDual<>(value, tangent);
    }

    /** Returns a number with tangent 0. Its value may still depend on inputs of the inner mode T. */
    public static <T extends CalculusFieldElement<T>> NestedDual<T> constant(T value) {
        return new NestedDual<>(value, null);
    }

    @Override
    public T value() {
        return value;
    }

    /** Returns the derivative of this number along the direction of the pass, as a number of the inner type. */
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

    /**
     * Returns whether the tangent is zero and the value depends on no input of the inner mode. Hipparchus' {@code
     * Derivative} types always count as dependent.
     */
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

    /** Returns whether value and tangent are zero at every level of nesting. */
    @Override
    public boolean isZero() {
        return value.isZero() && (tangent == null || tangent.isZero());
    }

    /** Returns whether {@code other} is a nested dual number with equal value and tangent at every level of nesting. */
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
        // By the rule 0·∞ = 0, a factor of 0 makes even an infinite tangent zero.
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
