package org.gradcost.gate;

import java.lang.reflect.Array;
import java.util.function.IntFunction;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Derivative1;
import org.hipparchus.util.Binary64;

/**
 * Functions that {@link CalculusFieldElement} lacks, for every type that implements it. They are meant to be imported
 * statically.
 *
 * <p>A {@link Differentiable} number applies each function as one gate. Hipparchus' own first-order types receive the gate's
 * value and slope through {@link Derivative1#compose compose}, so that they compute with the same gates. For any other type
 * the function is composed of the operations of {@link CalculusFieldElement}.
 */
public final class Functions {

    private Functions() {}

    /** Returns the logistic function {@code σ(x) = 1/(1 + e^−x)}. */
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

    /** Returns {@code log(e^x + e^y)}, computed without overflow or underflow of the exponentials. */
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

    /** Returns {@code 1 − erf x}, to full relative accuracy even where erf x rounds to 1. */
    public static <T extends CalculusFieldElement<T>> T erfc(T x) {
        return apply(Gates.ERFC, x);
    }

    /** Returns log Φ(x), the logarithm of the probability that a standard normal variable is below x. */
    public static <T extends CalculusFieldElement<T>> T logNormalCdf(T x) {
        return apply(Gates.LOG_NORMAL_CDF, x);
    }

    /** Returns log Γ(x) for x ≥ 0, and NaN for x &lt; 0. */
    public static <T extends CalculusFieldElement<T>> T logGamma(T x) {
        return apply(Gates.LOG_GAMMA, x);
    }

    /** Returns the digamma function ψ(x) = Γ′(x)/Γ(x) for x ≥ 0, and NaN for x &lt; 0. */
    public static <T extends CalculusFieldElement<T>> T digamma(T x) {
        return apply(Gates.DIGAMMA, x);
    }

    /** Returns {@code max(x, 0)}. Its slope at 0 is 1, since at a tie the first argument takes the whole gradient. */
    public static <T extends CalculusFieldElement<T>> T relu(T x) {
        return max(x, x.newInstance(0));
    }

    /**
     * Returns {@code max(x, y)}; at a tie x takes the whole gradient. Unlike {@code FastMath.max}, which reads the values,
     * it can be used in a function that is traced for compilation.
     */
    public static <T extends CalculusFieldElement<T>> T max(T x, T y) {
        return apply(Gates.MAX, x, y);
    }

    /**
     * Returns {@code min(x, y)}; at a tie x takes the whole gradient. Unlike {@code FastMath.min}, which reads the values,
     * it can be used in a function that is traced for compilation.
     */
    public static <T extends CalculusFieldElement<T>> T min(T x, T y) {
        return apply(Gates.MIN, x, y);
    }

    /** Returns a sum that starts with the given number. On a tape the whole sum is one gate, without partial sums. */
    @SuppressWarnings("unchecked") // a Differentiable<?> that is a T is a Differentiable<T>
    public static <T extends CalculusFieldElement<T>> Sum<T> sum(T first) {
        return first instanceof Differentiable<?> number ? (Sum<T>) number.sum() : new ChainSum<>(first);
    }

    /**
     * Returns {@code term(0) + … + term(n − 1)}, as a {@link Sum}. On a tape the whole sum is one gate. With {@code sum =
     * sum.add(term)} each partial sum would be an object and take a slot on the tape, which costs several times as much as a
     * short term.
     *
     * <pre>{@code
     * T y = Functions.sum(x.length - 1, i -> x[i + 1].subtract(x[i].square()).square());
     * }</pre>
     *
     * @param n the number of terms, at least 1
     * @param term returns the term of an index from 0 to n − 1; called once for each, in order
     * @throws IllegalArgumentException if n is less than 1, since without a term the type of the zero is unknown
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
     * Returns the dot product {@code Σ a_i·b_i}. On a tape it is one gate. If the elements of both arrays depend on evenly
     * spaced slots, as the inputs of a tape do, it is recorded in one loop.
     *
     * @param a at least one number
     * @param b an array of the same length
     * @throws IllegalArgumentException if the lengths differ or are 0
     */
    public static <T extends CalculusFieldElement<T>> T dot(T[] a, T[] b) {
        requireRows(a.length, b.length);
        Sum<T> sum = sum(a[0].newInstance(0));
        sum.addDot(a.length, a, 0, 1, b, 0, 1);
        return sum.total();
    }

    /**
     * Returns the dot product {@code Σ a_i·b_i} of constants and numbers. On a tape it is one gate.
     *
     * @param a at least one constant
     * @param b an array of the same length
     * @throws IllegalArgumentException if the lengths differ or are 0
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
            throw new IllegalArgumentException(
                    "dot: rows of " + a + " and " + b + " numbers; they must have the same length");
        }
    }

    private static void requireTerms(String function, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(function + ": " + n + " terms, must be at least 1");
        }
    }

    /**
     * Returns {@code factor(0) · … · factor(n − 1)}, multiplied in this order, as {@link #product(CalculusFieldElement[])}
     * does.
     *
     * @param n the number of factors, at least 1
     * @param factor returns the factor of an index from 0 to n − 1; called once for each, in order
     * @throws IllegalArgumentException if n is less than 1
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
     * Returns {@code x_0 · … · x_{n−1}}, multiplied in this order. On a tape it is one gate. Each of its slopes is the
     * product of the other factors, computed without a division, so that the slopes are right even if a factor is 0.
     *
     * @param x at least one factor
     * @throws IllegalArgumentException if there is no factor
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
     * Returns the largest value among x as a constant. It is meant for shifts that do not influence the result, such as that
     * of a log-sum-exp. Unlike a maximum of values that the function reads itself, it can be traced.
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
     * Returns a if the value of x is less than that of y, otherwise b (also if either is NaN). Both a and b are computed by
     * the caller, but the one that is not returned contributes no derivative, not even a NaN from 0·∞: {@code ifLess(zero,
     * x, x.sqrt(), zero)} has slope 0 at 0. Like {@code where} of NumPy it can be traced without a guard.
     */
    public static <T extends CalculusFieldElement<T>> T ifLess(T x, T y, T a, T b) {
        return x instanceof Differentiable<?> number ? ifLess(number, y, a, b) : x.getReal() < y.getReal() ? a : b;
    }

    @SuppressWarnings("unchecked")
    private static <T, D extends Differentiable<D>> T ifLess(Differentiable<D> x, Object y, T a, T b) {
        return (T) x.ifLess((D) y, (D) a, (D) b);
    }

    /**
     * Returns {@code log Σ e^x_i}, shifted by the largest x_i so that the exponentials neither overflow nor underflow. Terms
     * of −∞ are left out; if all terms are −∞, the value is −∞ and all slopes are 0. The error of the value is a few ulps of
     * the larger of itself and the largest x_i; the error of the slope of x_i is about |x_i − max x|/2 ulps.
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
     * Returns the Euclidean norm {@code √Σ x_i²}, scaled by a power of two so that no square overflows or underflows. If all
     * x_i are 0, all slopes are 0.
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
     * Returns {@code gate(x)}, for a number of any type.
     *
     * @throws IllegalArgumentException if the type is neither {@link Differentiable}, {@link Derivative1} nor {@link
     *     Binary64}, and the gate cannot be composed of functions of {@link CalculusFieldElement}
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
     * Returns {@code gate(x, y)}, for numbers of any type.
     *
     * @throws IllegalArgumentException if the type is neither {@link Differentiable}, {@link Derivative1} nor {@link
     *     Binary64}, and the gate cannot be composed of functions of {@link CalculusFieldElement}
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

    /** Returns the value of x as a constant, so that no derivative propagates through it. */
    @SuppressWarnings("unchecked")
    public static <T extends CalculusFieldElement<T>> T stopGradient(T x) {
        return x instanceof Differentiable<?> number ? (T) number.stopGradient() : x.newInstance(x.getReal());
    }

    /**
     * Returns whether the value of x is less than y. If the function is being traced, the comparison is recorded as a guard,
     * which is evaluated again at each point.
     */
    public static <T extends CalculusFieldElement<T>> boolean lessThan(T x, double y) {
        return x instanceof Differentiable<?> number ? number.lessThan(y) : x.getReal() < y;
    }

    /** Returns whether x is less than the value of y; a trace records the comparison as a guard. */
    public static <T extends CalculusFieldElement<T>> boolean lessThan(double x, T y) {
        return lessThan(y.newInstance(x), y);
    }

    /** Returns whether the value of x is less than that of y; a trace records the comparison as a guard. */
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
    static <T extends CalculusFieldElement<T>> T apply(SelectGate gate, T x, T y) {
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
