package org.gradcost.gate;

import java.lang.reflect.Array;
import java.util.function.IntFunction;
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

    /** Returns {@code log σ(x) = −log(1 + e^−x)}, which is finite where σ(x) is 0. */
    public static <T extends CalculusFieldElement<T>> T logSigmoid(T x) {
        return apply(Gates.LOG_SIGMOID, x);
    }

    /** Returns {@code log(e^x + e^y)}, which neither overflows nor underflows. */
    public static <T extends CalculusFieldElement<T>> T logAddExp(T x, T y) {
        return apply(Gates.LOG_ADD_EXP, x, y);
    }

    /** Returns {@code x·log y}, and 0 where x is 0. */
    public static <T extends CalculusFieldElement<T>> T xlogy(T x, T y) {
        return apply(Gates.X_LOG_Y, x, y);
    }

    /** Returns the error function {@code erf x = 2/√π·∫₀^x e^−t² dt}. */
    public static <T extends CalculusFieldElement<T>> T erf(T x) {
        return apply(Gates.ERF, x);
    }

    /** Returns {@code 1 − erf x}, with all digits where erf x is 1. */
    public static <T extends CalculusFieldElement<T>> T erfc(T x) {
        return apply(Gates.ERFC, x);
    }

    /** Returns the logarithm of the probability that a standard normal variable is below x. */
    public static <T extends CalculusFieldElement<T>> T logNormalCdf(T x) {
        return apply(Gates.LOG_NORMAL_CDF, x);
    }

    /** Returns log Γ(x) for x &gt; 0. */
    public static <T extends CalculusFieldElement<T>> T logGamma(T x) {
        return apply(Gates.LOG_GAMMA, x);
    }

    /** Returns ψ(x) = Γ′(x)/Γ(x) for x &gt; 0. */
    public static <T extends CalculusFieldElement<T>> T digamma(T x) {
        return apply(Gates.DIGAMMA, x);
    }

    /** Returns {@code max(x, 0)}; its slope at 0 is 1, by the rule for ties. */
    public static <T extends CalculusFieldElement<T>> T relu(T x) {
        return max(x, x.newInstance(0));
    }

    /**
     * Returns {@code max(x, y)}; at a tie x takes the whole gradient. {@code FastMath.max} reads the values instead, which a
     * trace refuses.
     */
    public static <T extends CalculusFieldElement<T>> T max(T x, T y) {
        return apply(Gates.MAX, x, y);
    }

    /**
     * Returns {@code min(x, y)}; at a tie x takes the whole gradient. {@code FastMath.min} reads the values instead, which a
     * trace refuses.
     */
    public static <T extends CalculusFieldElement<T>> T min(T x, T y) {
        return apply(Gates.MIN, x, y);
    }

    /** A sum that starts with a number. On a tape it is one gate without partial sums. */
    @SuppressWarnings("unchecked") // a Differentiable<?> that is a T is a Differentiable<T>
    public static <T extends CalculusFieldElement<T>> Sum<T> sum(T first) {
        return first instanceof Differentiable<?> number ? (Sum<T>) number.sum() : new ChainSum<>(first);
    }

    /**
     * Returns {@code term(0) + … + term(n − 1)}, added in this order. On a tape it is one gate, which {@code sum = sum.add(term)} is
     * not: there each partial sum is an object and a slot, for several times the cost of a short term.
     *
     * <pre>{@code
     * T y = Functions.sum(x.length - 1, i -> x[i + 1].subtract(x[i].square()).square());
     * }</pre>
     *
     * @param n at least 1
     * @throws IllegalArgumentException if n is below 1: nothing tells which type of number a zero would be
     */
    public static <T extends CalculusFieldElement<T>> T sum(int n, IntFunction<T> term) {
        requireTerms("sum", n);
        Sum<T> sum = sum(term.apply(0));
        for (int i = 1; i < n; i++) {
            sum.add(term.apply(i));
        }
        return sum.total();
    }

    /**
     * Returns {@code Σ a_i·b_i}. On a tape it is one gate, recorded in one loop where both rows depend on evenly spaced slots.
     *
     * @param a at least one number
     * @param b as many
     * @throws IllegalArgumentException if the lengths differ, or are 0
     */
    public static <T extends CalculusFieldElement<T>> T dot(T[] a, T[] b) {
        requireRows(a.length, b.length);
        Sum<T> sum = sum(a[0].newInstance(0));
        sum.addDot(a.length, a, 0, 1, b, 0, 1);
        return sum.total();
    }

    /**
     * Returns {@code Σ a_i·b_i} with constants a; likewise.
     *
     * @param a at least one constant
     * @param b as many numbers
     * @throws IllegalArgumentException if the lengths differ, or are 0
     */
    public static <T extends CalculusFieldElement<T>> T dot(double[] a, T[] b) {
        requireRows(a.length, b.length);
        Sum<T> sum = sum(b[0].newInstance(0));
        sum.addDot(a.length, a, 0, b, 0, 1);
        return sum.total();
    }

    private static void requireRows(int a, int b) {
        requireTerms("dot", a);
        if (a != b) {
            throw new IllegalArgumentException("dot: rows of " + a + " and " + b + " numbers; they must be as long");
        }
    }

    private static void requireTerms(String function, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(function + ": " + n + " terms; there must be at least one");
        }
    }

    /**
     * Returns {@code factor(0) · … · factor(n − 1)}, multiplied in this order: {@link #product(CalculusFieldElement[])} of them.
     *
     * @param n at least 1
     * @throws IllegalArgumentException if n is below 1
     */
    public static <T extends CalculusFieldElement<T>> T product(int n, IntFunction<T> factor) {
        requireTerms("product", n);
        T first = factor.apply(0);
        @SuppressWarnings("unchecked") // made by its field, the array would be filled with zeros first
        T[] factors = (T[]) Array.newInstance(first.getField().getRuntimeClass(), n);
        factors[0] = first;
        for (int i = 1; i < n; i++) {
            factors[i] = factor.apply(i);
        }
        return product(factors);
    }

    /**
     * {@code x_0 · … · x_{n−1}}, multiplied in this order. On a tape it is one gate; its slopes are products of the other
     * factors, formed without a division, so that a zero factor does no harm.
     *
     * @param x at least one factor
     */
    public static <T extends CalculusFieldElement<T>> T product(T[] x) {
        requireTerms("product", x.length);
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
     * Returns a where the value of x is below that of y, else b (also where one is NaN). Nothing is carried from the side that
     * is not taken, not even 0·∞: {@code ifLess(zero, x, x.sqrt(), zero)} has the slope 0 at 0. Both sides are computed.
     */
    public static <T extends CalculusFieldElement<T>> T ifLess(T x, T y, T a, T b) {
        return x instanceof Differentiable<?> number ? ifLess(number, y, a, b) : x.getReal() < y.getReal() ? a : b;
    }

    @SuppressWarnings("unchecked")
    private static <T, D extends Differentiable<D>> T ifLess(Differentiable<D> x, Object y, T a, T b) {
        return (T) x.ifLess((D) y, (D) a, (D) b);
    }

    /**
     * Returns {@code log Σ e^x_i}, shifted by the largest so that it neither overflows nor underflows. Terms of −∞ are left out,
     * and all −∞ give −∞ with slopes 0. The value is within a few units of the last place of the larger of itself and the
     * largest x; the slope of x_i has an error of about |x_i − max x|/2 units.
     *
     * @param x at least one number
     */
    public static <T extends CalculusFieldElement<T>> T logSumExp(T[] x) {
        return x[0] instanceof Differentiable<?> number ? logSumExp(number, x) : Reductions.logSumExp(x);
    }

    @SuppressWarnings("unchecked")
    private static <T, D extends Differentiable<D>> T logSumExp(Differentiable<D> first, T[] x) {
        return (T) first.logSumExp((D[]) x);
    }

    /**
     * Returns the Euclidean norm {@code √Σ x_i²}, scaled by a power of two so that no square overflows or underflows. Where all
     * x are 0, all slopes are 0.
     *
     * @param x at least one number
     */
    public static <T extends CalculusFieldElement<T>> T norm(T[] x) {
        return x[0] instanceof Differentiable<?> number ? norm(number, x) : Reductions.norm(x);
    }

    @SuppressWarnings("unchecked")
    private static <T, D extends Differentiable<D>> T norm(Differentiable<D> first, T[] x) {
        return (T) first.norm((D[]) x);
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
        return FieldFunctions.apply(gate, x);
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
        return FieldFunctions.apply(gate, x, y);
    }

    /** Returns the value of x as a constant: no derivative passes. */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T stopGradient(T x) {
        return x instanceof Differentiable<?> number ? (T) number.stopGradient() : x.newInstance(x.getReal());
    }

    /** Returns whether the value of x is below y. Where a circuit is traced, the comparison is traced with it. */
    public static <T extends CalculusFieldElement<T>> boolean lessThan(T x, double y) {
        return x instanceof Differentiable<?> number ? number.lessThan(y) : x.getReal() < y;
    }

    /** Returns whether x is below the value of y. Where a circuit is traced, the comparison is traced with it. */
    public static <T extends CalculusFieldElement<T>> boolean lessThan(double x, T y) {
        return lessThan(y.newInstance(x), y);
    }

    /** Returns whether the value of x is below that of y. Where a circuit is traced, the comparison is traced with it. */
    public static <T extends CalculusFieldElement<T>> boolean lessThan(T x, T y) {
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
