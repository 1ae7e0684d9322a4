package org.gradcost.tape;

import org.gradcost.gate.ChainRule;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.NestedField;
import org.gradcost.gate.NestedNumber;
import org.gradcost.gate.Partial;
import org.gradcost.gate.SelectGate;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.Derivative;

/**
 * A number on a {@link NestedTape}. It consists of a value v of type T and its differential {@code dv = c·dx} over a slot x
 * of the tape, where c is a {@code double}. Multiples and sums with constants have the same form and are not recorded.
 *
 * @param <T> the type of values and derivatives
 */
public final class NestedVariable<T extends CalculusFieldElement<T>> implements NestedNumber<T, NestedVariable<T>> {

    static final int CONSTANT = -1;

    @SuppressWarnings("rawtypes") // one instance serves every T
    private static final NestedField<NestedVariable> FIELDS = new NestedField<>(NestedVariable.class);

    private final NestedTape<T> tape; // null for a constant
    private final T value;
    private final int slot;
    private final double factor;

    NestedVariable(NestedTape<T> tape, T value, int slot, double factor) {
        this.tape = tape;
        this.value = value;
        this.slot = slot;
        this.factor = factor;
    }

    /** Returns a number that depends on no input of the tape. Its value may still depend on inputs of the inner mode T. */
    public static <T extends CalculusFieldElement<T>> NestedVariable<T> constant(T value) {
        return new NestedVariable<>(null, value, CONSTANT, 0);
    }

    @Override
    public T value() {
        return value;
    }

    NestedTape<T> tape() {
        return tape;
    }

    int slot() {
        return slot;
    }

    /** Returns the factor c of the differential. */
    double factor() {
        return factor;
    }

    @Override
    public boolean moves() {
        return slot != CONSTANT;
    }

    @Override
    public NestedVariable<T> withValue(T at) {
        return times(1, at);
    }

    @Override
    public NestedVariable<T> apply(SelectGate gate, NestedVariable<T> y) {
        if (y.slot != CONSTANT) {
            tape(y); // throws for another tape, whichever argument is selected
        }
        return NestedNumber.super.apply(gate, y);
    }

    @Override
    public NestedVariable<T> chain(T at, Partial<T> slope) {
        return tape.record(at, this, 1, slope);
    }

    @Override
    public NestedVariable<T> chain(T at, Partial<T> slope, NestedVariable<T> y, Partial<T> slopeY) {
        return tape(y).record(at, this, 1, slope, y, 1, slopeY);
    }

    /** Returns whether this number depends on no input of the tape and its value on no input of the inner mode. */
    @Override
    public boolean isConstant() {
        return slot == CONSTANT
                && (value instanceof Differentiable<?> below ? below.isConstant() : !(value instanceof Derivative<?>));
    }

    /** Returns the common tape of this number and y, which is not a constant. */
    private NestedTape<T> tape(NestedVariable<T> y) {
        if (slot != CONSTANT && tape != y.tape) {
            throw new IllegalArgumentException(
                    "variables of two tapes in one gate; record all of a circuit on one tape");
        }
        return y.tape;
    }

    /** Returns a number with the given value and the differential of this number multiplied by c. */
    private NestedVariable<T> times(double c, T at) {
        double product = ChainRule.times(c, factor);
        return product == 0 ? constant(at) : new NestedVariable<>(tape, at, slot, product);
    }

    @Override
    public NestedVariable<T> newInstance(T at) {
        return constant(at);
    }

    @Override
    public Field<NestedVariable<T>> getField() {
        return FIELDS.over(value.getField(), () -> newInstance(0), () -> newInstance(1));
    }

    /**
     * Returns whether the value and all derivatives are zero at every level of nesting. If the value is 0 and depends on a
     * slot, the tape is swept back to the inputs, which takes as long as a gradient.
     */
    @Override
    public boolean isZero() {
        return value.isZero() && (slot == CONSTANT || tape.cancel(this, newInstance(0)));
    }

    /**
     * Returns whether {@code other} is a nested variable with the same value and derivatives at every level of nesting. If
     * the values are equal and the slots differ, the tape is swept back to the inputs, which takes as long as a gradient.
     */
    @Override
    @SuppressWarnings("unchecked") // variables of the same tape have the same type
    public boolean equals(Object other) {
        if (!(other instanceof NestedVariable<?> that) || !value.equals(that.value)) {
            return false;
        }
        if (slot == that.slot && tape == that.tape && Double.compare(factor, that.factor) == 0) {
            return true;
        }
        if (slot == CONSTANT) {
            return that.slot != CONSTANT && that.equals(this);
        }
        return (that.slot == CONSTANT || tape == that.tape) && tape.cancel(this, (NestedVariable<T>) that);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return slot == CONSTANT ? value.toString() : "(" + value + "), d = " + factor + "·d" + slot;
    }

    @Override
    public NestedVariable<T> add(double y) {
        return times(1, value.add(y));
    }

    @Override
    public NestedVariable<T> subtract(double y) {
        return times(1, value.subtract(y));
    }

    @Override
    public NestedVariable<T> multiply(double y) {
        return times(y, value.multiply(y));
    }

    @Override
    public NestedVariable<T> negate() {
        return times(-1, value.negate());
    }

    @Override
    public NestedVariable<T> add(NestedVariable<T> y) {
        return sum(value.add(y.value), y, 1);
    }

    @Override
    public NestedVariable<T> subtract(NestedVariable<T> y) {
        return sum(value.subtract(y.value), y, -1);
    }

    private NestedVariable<T> sum(T at, NestedVariable<T> y, double c) {
        if (y.slot == CONSTANT) {
            return times(1, at);
        }
        if (slot == CONSTANT) {
            return y.times(c, at);
        }
        NestedTape<T> on = tape(y);
        if (slot == y.slot) {
            double sum = factor + c * y.factor;
            return sum == 0 ? constant(at) : new NestedVariable<>(on, at, slot, sum);
        }
        return on.record(at, this, 1, Partial.one(), y, c, Partial.one());
    }

    @Override
    public NestedVariable<T> multiply(NestedVariable<T> y) {
        if (y == this) {
            return square();
        }
        T at = value.multiply(y.value);
        if (y.slot == CONSTANT) {
            return scaled(at, y);
        }
        return slot == CONSTANT
                ? y.scaled(at, this)
                : tape(y).record(at, this, 1, Partial.of(y.value), y, 1, Partial.of(value));
    }

    /**
     * Returns the product with y, which depends on no slot. It is only recorded if y depends on an input of the inner mode.
     */
    private NestedVariable<T> scaled(T at, NestedVariable<T> y) {
        if (slot == CONSTANT) {
            return constant(at);
        }
        return y.isConstant() ? times(y.getReal(), at) : tape.record(at, this, 1, Partial.of(y.value));
    }

    @Override
    public NestedVariable<T> square() {
        T at = value.square();
        return slot == CONSTANT ? constant(at) : tape.record(at, this, 2, Partial.of(value));
    }
}
