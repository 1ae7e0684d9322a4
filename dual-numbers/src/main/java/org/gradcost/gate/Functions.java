package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Derivative1;
import org.hipparchus.util.Binary64;

/**
 * The functions that {@link CalculusFieldElement} lacks, for every type that implements it, to be imported statically
 * into a formula.
 *
 * <p>A {@link Differentiable} number takes them as gates. Hipparchus' own first-order types take the gate's value and slope
 * through {@link Derivative1#compose compose}, so that as a peer they get the same gates. Any other type gets the function
 * composed of those that it has.
 */
public final class Functions {

    private Functions() {}

    /** Returns {@code 1/(1 + e^−x)}. */
    public static <T extends CalculusFieldElement<T>> T sigmoid(T x) {
        return apply(Gates.SIGMOID, x);
    }

    /** Returns {@code log(1 + e^x)}. */
    public static <T extends CalculusFieldElement<T>> T softplus(T x) {
        return apply(Gates.SOFTPLUS, x);
    }

    /** {@code max(x, 0)}; its slope at 0 is 1, by the rule for ties. */
    public static <T extends CalculusFieldElement<T>> T relu(T x) {
        return max(x, x.newInstance(0));
    }

    /** {@code max(x, y)}; at a tie x takes the whole gradient. */
    public static <T extends CalculusFieldElement<T>> T max(T x, T y) {
        return apply(Gates.MAX, x, y);
    }

    /** {@code min(x, y)}; at a tie x takes the whole gradient. */
    public static <T extends CalculusFieldElement<T>> T min(T x, T y) {
        return apply(Gates.MIN, x, y);
    }

    /** A sum that starts with a number. On a tape it is one gate without partial sums. */
    @SuppressWarnings("unchecked") // a Differentiable<?> that is a T is a Differentiable<T>
    public static <T extends CalculusFieldElement<T>> Sum<T> sum(T first) {
        return first instanceof Differentiable<?> number ? (Sum<T>) number.sum() : new ChainSum<>(first);
    }

    /**
     * {@code x_0 · … · x_{n−1}}, multiplied in this order. On a tape it is one gate; its slopes are products of the other
     * factors, formed without a division, so that a zero factor does no harm.
     *
     * @param x at least one factor
     */
    public static <T extends CalculusFieldElement<T>> T product(T[] x) {
        if (x[0] instanceof Differentiable<?> number) {
            return product(number, x);
        }
        T product = x[0];
        for (int i = 1; i < x.length; i++) {
            product = product.multiply(x[i]);
        }
        return product;
    }

    @SuppressWarnings("unchecked") // likewise
    private static <T, D extends Differentiable<D>> T product(Differentiable<?> first, T[] x) {
        return (T) ((D) first).product((D[]) x);
    }

    /**
     * The largest value among x as a constant, for shifts that have no influence on the result. A circuit that takes it from
     * here instead of reading the values can be traced.
     *
     * @param x at least one number
     */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T largest(T[] x) {
        if (x[0] instanceof Differentiable<?>) {
            return (T) largest((Differentiable<?>) x[0], x);
        }
        double largest = x[0].getReal();
        for (int i = 1; i < x.length; i++) {
            largest = Math.max(largest, x[i].getReal());
        }
        return x[0].newInstance(largest);
    }

    @SuppressWarnings("unchecked")
    private static <D extends Differentiable<D>> Object largest(Differentiable<D> first, Object[] x) {
        return first.largest((D[]) x);
    }

    /**
     * Returns {@code gate(x)}.
     *
     * @throws IllegalArgumentException if numbers of this type can take neither a gate nor a value with its slope, and the gate
     *     is no composition of their functions
     */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T apply(UnaryGate gate, T x) {
        // Each cast gives a type back to itself: a Differentiable<?> that is a T is a Differentiable<T>.
        if (x instanceof Differentiable<?> number) {
            return (T) number.apply(gate);
        }
        double real = x.getReal();
        if (x instanceof Binary64) {
            return x.newInstance(gate.value(real));
        }
        if (x instanceof Derivative1<?> number) {
            double shared = gate.shared(real);
            double value = gate.value(real, shared);
            return (T) number.compose(value, gate.slope(real, value, shared));
        }
        return Elementary.apply(gate, x);
    }

    /**
     * Returns {@code gate(x, y)}.
     *
     * @throws IllegalArgumentException if numbers of this type can take neither a gate nor a value with its slopes, and the
     *     gate is no function of theirs
     */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T apply(BinaryGate gate, T x, T y) {
        if (x instanceof Differentiable<?> number) {
            return (T) apply(gate, number, y);
        }
        double a = x.getReal();
        double b = y.getReal();
        if (x instanceof Binary64) {
            return x.newInstance(gate.value(a, b));
        }
        if (x instanceof Derivative1<?> first && y instanceof Derivative1<?> second) {
            T along = (T) first.compose(gate.value(a, b), gate.slopeX(a, b));
            return along.add((T) second.compose(0, gate.slopeY(a, b)));
        }
        return Elementary.apply(gate, x, y);
    }

    /** Returns the value of x as a constant: no derivative passes. */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T stopGradient(T x) {
        return x instanceof Differentiable<?> number ? (T) number.stopGradient() : x.newInstance(x.getReal());
    }

    /** Whether the value of x is below y. Where a circuit is traced, the comparison is traced with it. */
    static <T extends CalculusFieldElement<T>> boolean lessThan(T x, double y) {
        return x instanceof Differentiable<?> number ? number.lessThan(y) : x.getReal() < y;
    }

    /** Whether x is below the value of y. Where a circuit is traced, the comparison is traced with it. */
    static <T extends CalculusFieldElement<T>> boolean lessThan(double x, T y) {
        return lessThan(y.newInstance(x), y);
    }

    /** Whether the value of x is below that of y. Where a circuit is traced, the comparison is traced with it. */
    static <T extends CalculusFieldElement<T>> boolean lessThan(T x, T y) {
        return x instanceof Differentiable<?> number ? lessThan(number, y) : x.getReal() < y.getReal();
    }

    @SuppressWarnings("unchecked")
    private static <D extends Differentiable<D>> boolean lessThan(Differentiable<D> x, Object y) {
        return x.lessThan((D) y);
    }

    @SuppressWarnings("unchecked")
    private static <D extends Differentiable<D>> Object apply(BinaryGate gate, Differentiable<D> x, Object y) {
        return x.apply(gate, (D) y);
    }

    @SuppressWarnings("unchecked")
    private static <T extends CalculusFieldElement<T>> T apply(SelectGate gate, T x, T y) {
        if (x instanceof Differentiable<?>) {
            return (T) select(gate, (Differentiable<?>) x, y);
        }
        return gate.first(x.getReal(), y.getReal()) ? x : y;
    }

    @SuppressWarnings("unchecked")
    private static <D extends Differentiable<D>> Object select(SelectGate gate, Differentiable<D> x, Object y) {
        return x.apply(gate, (D) y);
    }
}
