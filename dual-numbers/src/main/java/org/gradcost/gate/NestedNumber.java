package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * A number of a mode of differentiation whose value and derivatives are numbers of another type T, so that they can be
 * differentiated again.
 *
 * <p>A gate computes the value by applying itself to the inner numbers of type T, and the derivative by the chain rule, with
 * the gate's slope as a {@linkplain UnaryGate.Circuit circuit} over T. A gate whose slopes are only given in {@code double}
 * throws an {@link IllegalArgumentException}, unless none of its arguments depends on an input of this level.
 *
 * @param <T> the inner numbers
 * @param <N> the implementing type
 */
public interface NestedNumber<T extends CalculusFieldElement<T>, N extends NestedNumber<T, N>>
        extends Differentiable<N> {

    /** Returns the value, an inner number. */
    T value();

    @Override
    default boolean isReadable() {
        return !(value() instanceof Differentiable<?> number) || number.isReadable();
    }

    /** Returns whether this number depends on an input of this level of nesting. */
    boolean moves();

    /** Returns a number with the given value that depends on no input of this level. */
    N newInstance(T value);

    /** Returns a number with the given value and the derivative of this number. */
    N withValue(T value);

    /**
     * Returns a number with the given value whose derivative is the slope times that of this number, which {@link #moves}.
     */
    N chain(T value, Partial<T> slope);

    /**
     * Returns a number with the given value whose derivative is {@code slope} times that of this number plus {@code slopeY}
     * times that of y; both numbers {@link #moves move}.
     */
    N chain(T value, Partial<T> slope, N y, Partial<T> slopeY);

    @Override
    default N apply(UnaryGate gate) {
        T x = value();
        T y = Functions.apply(gate, x);
        if (!moves()) {
            return newInstance(y);
        }
        // Outside the domain the slope is NaN, like the value, and so is its own slope; circuits are only valid inside.
        boolean outside = ChainRule.isNaN(y);
        return chain(y, outside ? Partial.of(x.multiply(Double.NaN)) : gate.partial(x, y));
    }

    @Override
    default N apply(BinaryGate gate, N y) {
        T a = value();
        T b = y.value();
        T v = Functions.apply(gate, a, b);
        if (!y.moves()) {
            return moves() ? chain(v, gate.partialX(a, b, v)) : newInstance(v);
        }
        Partial<T> slopeY = gate.partialY(a, b, v);
        return moves() ? chain(v, gate.partialX(a, b, v), y, slopeY) : y.chain(v, slopeY);
    }

    @Override
    default N apply(BinaryGate gate, double y) {
        return apply(gate, newInstance(y));
    }

    @Override
    @SuppressWarnings("unchecked") // N is the implementing type
    default N apply(SelectGate gate, N y) {
        if (isReadable() && y.isReadable()) {
            return gate.first(getReal(), y.getReal()) ? (N) this : y;
        }
        return selected(gate, y);
    }

    /** Returns the result of a selection of traced values, with each derivative multiplied by a mask that is traced as well. */
    private N selected(SelectGate gate, N y) {
        T a = value();
        T b = y.value();
        T v = Functions.apply(gate, a, b);
        Partial<T> slopeX = moves() ? SelectionMask.of(gate, true, a, b) : null;
        Partial<T> slopeY = y.moves() ? SelectionMask.of(gate, false, a, b) : null;
        if (slopeY == null) {
            return slopeX == null ? newInstance(v) : chain(v, slopeX);
        }
        return slopeX == null ? y.chain(v, slopeY) : chain(v, slopeX, y, slopeY);
    }

    /** Returns the value as a constant of this and of all inner levels of nesting; traced where the values are. */
    @Override
    default N stopGradient() {
        return newInstance(Functions.stopGradient(value()));
    }

    /** Returns the largest value as a constant of this and of all inner levels of nesting; traced where the values are. */
    @Override
    default N largest(N[] x) {
        return newInstance(Functions.largest(NestedTerms.values(x)));
    }

    /** Returns whether the value is below that of y; traced where the values are. */
    @Override
    default boolean lessThan(N y) {
        return Functions.lessThan(value(), y.value());
    }

    /**
     * Returns the constant {@code value}, provided that no argument depends on an input. Slopes in {@code double} have no
     * derivatives and so cannot be used with nested numbers.
     *
     * @throws IllegalArgumentException if an argument is not constant, or if there are not as many slopes as arguments
     */
    @Override
    default N fromPartials(double value, double[] slopes, N[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        for (int i = 0; i < slopes.length; i++) {
            if (!arguments[i].isConstant()) {
                throw new IllegalArgumentException("fromPartials: slopes in double have no second derivatives;"
                        + " compose the function of gates, or make a gate with its slope as a circuit");
            }
        }
        return newInstance(value);
    }

    @Override
    default double getReal() {
        return value().getReal();
    }

    @Override
    default N newInstance(double number) {
        return newInstance(value().newInstance(number));
    }

    @Override
    default N getAddendum() {
        return withValue(value().getAddendum());
    }

    @Override
    default N multiply(int n) {
        return multiply((double) n);
    }

    /**
     * Returns {@code Σ a_i·b_i}. The value is summed with compensation, at the innermost level; the derivatives are rounded
     * like any sum.
     */
    @Override
    default N linearCombination(double[] a, N[] b) {
        Differentiable.checkTerms(a.length, b.length);
        T[] values = NestedTerms.values(b);
        N sum = b[0].multiply(a[0]);
        for (int i = 1; i < b.length; i++) {
            sum = sum.add(b[i].multiply(a[i]));
        }
        return sum.withValue(values[0].linearCombination(a, values));
    }

    /**
     * Returns {@code Σ a_i·b_i}. The value is summed with compensation, at the innermost level; the derivatives are rounded
     * like any sum.
     */
    @Override
    default N linearCombination(N[] a, N[] b) {
        Differentiable.checkTerms(a.length, b.length);
        N sum = a[0].multiply(b[0]);
        for (int i = 1; i < b.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        T[] values = NestedTerms.values(a);
        return sum.withValue(values[0].linearCombination(values, NestedTerms.values(b)));
    }
}
