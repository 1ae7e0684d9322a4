package org.gradcost.gate;

import java.util.Arrays;
import org.hipparchus.Field;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.MathArrays;

/**
 * A number that gates can be applied to. It extends Hipparchus' {@link org.hipparchus.CalculusFieldElement} by user-defined
 * gates, sums and products of any number of terms, and the functions of {@link GateFunctions}.
 *
 * <p>{@link ElementaryFunctions} maps each elementary function to its gate. A mode of differentiation implements the four
 * {@code apply} methods, {@link #fromPartials fromPartials}, and the basic methods of a number; it does not state any
 * derivative. The step functions {@code ceil}, {@code floor}, {@code rint}, {@code sign} and {@code ulp} have slope 0
 * wherever they have a value, and NaN at NaN.
 *
 * @param <T> the implementing type
 */
public interface Differentiable<T extends Differentiable<T>> extends ElementaryFunctions<T> {

    /** Returns {@code gate(this)}. */
    T apply(UnaryGate gate);

    /** Returns {@code gate(this, y)}. */
    T apply(BinaryGate gate, T y);

    /** Returns {@code gate(this, y)}, where y is a constant. */
    T apply(BinaryGate gate, double y);

    /** Returns {@code gate(this, y)}, which is either this number or y, with its derivative. */
    T apply(SelectGate gate, T y);

    /**
     * Returns the result of a gate with any number of arguments, given its value and its slopes at this point.
     *
     * @param value the value of the gate
     * @param slopes its partial derivatives with respect to the arguments
     * @param arguments one argument for each slope; {@code this} only selects the mode and is not an argument unless listed
     * @throws IllegalArgumentException if the numbers of slopes and arguments differ or are 0, or if this is a nested number
     *     and an argument is not constant, since slopes in {@code double} have no derivatives
     */
    T fromPartials(double value, double[] slopes, T[] arguments);

    /**
     * Returns the result of a gate, given its value and slopes.
     *
     * @deprecated renamed to {@link #fromPartials}; this name will be removed in the next release
     */
    @Deprecated(forRemoval = true)
    default T join(double value, double[] slopes, T[] arguments) {
        return fromPartials(value, slopes, arguments);
    }

    /**
     * Returns a sum that starts with this number, to which any number of terms can be added. A mode may override it to avoid
     * partial sums.
     */
    default Sum<T> sum() {
        return new ChainSum<>(self());
    }

    /**
     * Returns the product of all factors, multiplied in their order. A mode may override it to compute the product as a
     * single gate, without partial products.
     *
     * @param factors at least one; {@code this} only selects the mode and is not a factor unless listed
     */
    default T product(T[] factors) {
        T product = factors[0];
        for (int i = 1; i < factors.length; i++) {
            product = product.multiply(factors[i]);
        }
        return product;
    }

    /**
     * Returns whether this number depends on no input, so that its derivative is zero everywhere. A mode that does not keep
     * track of dependence returns whether the derivative in this pass is zero.
     */
    boolean isConstant();

    /** Returns {@code max(this, 0)}. Its slope at 0 is 1, since at a tie the first argument takes the whole gradient. */
    default T relu() {
        return apply(Gates.MAX, newInstance(0));
    }

    // Decisions that depend on a value, as methods that a trace can record.

    /**
     * Returns whether {@link #getReal()} can be called. It cannot on a variable that is being traced, since a trace has to
     * be valid at every point.
     */
    default boolean isReadable() {
        return true;
    }

    /**
     * Returns whether this value is less than that of y. If the function is being traced, the comparison is recorded as a
     * guard, which is evaluated again at each point.
     */
    default boolean lessThan(T y) {
        return getReal() < y.getReal();
    }

    /** Returns whether this value is less than y; a trace records the comparison as a guard. */
    default boolean lessThan(double y) {
        return lessThan(newInstance(y));
    }

    /**
     * Returns a if this value is less than y, otherwise b (also if either is NaN). The argument that is not returned
     * contributes no derivative, not even a NaN from 0·∞. This corresponds to {@code CondExp} of CppAD and {@code where} of
     * NumPy.
     *
     * <p>The default compares the values. A mode that records a trace overrides it to record the comparison and both
     * arguments.
     */
    default T ifLess(T y, T a, T b) {
        return lessThan(y) ? a : b;
    }

    /**
     * Returns {@code log Σ e^x_i}, computed without overflow or underflow of the exponentials; {@code this} only selects the
     * mode. See {@link Functions#logSumExp}.
     *
     * @param x at least one number
     */
    default T logSumExp(T[] x) {
        return Reductions.logSumExp(x);
    }

    /**
     * Returns {@code √Σ x_i²}, computed without overflow or underflow of the squares; {@code this} only selects the mode.
     * See {@link Functions#norm}.
     *
     * @param x at least one number
     */
    default T norm(T[] x) {
        return Reductions.norm(x);
    }

    /** Returns the value of this number as a constant, so that no derivative propagates through it. */
    default T stopGradient() {
        return newInstance(getReal());
    }

    /**
     * Returns the value of this number as a constant.
     *
     * @deprecated renamed to {@link #stopGradient}; this name will be removed in the next release
     */
    @Deprecated(forRemoval = true)
    default T frozen() {
        return stopGradient();
    }

    /**
     * Returns the largest value among x as a constant, for shifts that do not influence the result, such as that of a
     * log-sum-exp.
     *
     * @param x at least one number
     */
    default T largest(T[] x) {
        double largest = x[0].getReal();
        for (int i = 1; i < x.length; i++) {
            largest = Math.max(largest, x[i].getReal());
        }
        return newInstance(largest);
    }

    // Step functions.

    @Override
    default T ceil() {
        return whole(FastMath.ceil(getReal()));
    }

    @Override
    default T floor() {
        return whole(FastMath.floor(getReal()));
    }

    @Override
    default T rint() {
        return whole(FastMath.rint(getReal()));
    }

    @Override
    default T sign() {
        return whole(FastMath.signum(getReal()));
    }

    @Override
    default T ulp() {
        return whole(FastMath.ulp(getReal()));
    }

    // Σ a_i·b_i as one gate, with compensated summation of the value, as Hipparchus' contract requires.

    @Override
    default T linearCombination(double[] a, T[] b) {
        checkTerms(a.length, b.length);
        return fromPartials(MathArrays.linearCombination(a, reals(b)), a, b);
    }

    @Override
    default T linearCombination(T[] a, T[] b) {
        checkTerms(a.length, b.length);
        double[] realA = reals(a);
        double[] realB = reals(b);
        T[] arguments = Arrays.copyOf(a, 2 * a.length);
        System.arraycopy(b, 0, arguments, a.length, a.length);
        double[] slopes = Arrays.copyOf(realB, 2 * a.length);
        System.arraycopy(realA, 0, slopes, a.length, a.length);
        return fromPartials(MathArrays.linearCombination(realA, realB), slopes, arguments);
    }

    @Override
    default T linearCombination(double a1, T b1, double a2, T b2) {
        return linearCombination(new double[] {a1, a2}, arguments(b1, b2));
    }

    @Override
    default T linearCombination(double a1, T b1, double a2, T b2, double a3, T b3) {
        return linearCombination(new double[] {a1, a2, a3}, arguments(b1, b2, b3));
    }

    @Override
    default T linearCombination(double a1, T b1, double a2, T b2, double a3, T b3, double a4, T b4) {
        return linearCombination(new double[] {a1, a2, a3, a4}, arguments(b1, b2, b3, b4));
    }

    @Override
    default T linearCombination(T a1, T b1, T a2, T b2) {
        return linearCombination(arguments(a1, a2), arguments(b1, b2));
    }

    @Override
    default T linearCombination(T a1, T b1, T a2, T b2, T a3, T b3) {
        return linearCombination(arguments(a1, a2, a3), arguments(b1, b2, b3));
    }

    @Override
    default T linearCombination(T a1, T b1, T a2, T b2, T a3, T b3, T a4, T b4) {
        return linearCombination(arguments(a1, a2, a3, a4), arguments(b1, b2, b3, b4));
    }

    // Methods of a FieldElement.

    /**
     * Returns a number with value 0 and the derivative of this number. Hipparchus computes it as a difference, which would
     * be NaN for an infinite value.
     */
    @Override
    default T getAddendum() {
        return fromPartials(0, new double[] {1}, arguments(self()));
    }

    /** Returns whether this is the constant 0; a variable whose value happens to be zero is not. */
    @Override
    default boolean isZero() {
        return isConstant() && getReal() == 0;
    }

    @Override
    Field<T> getField();

    /**
     * Checks that there are as many slopes as arguments, and at least one.
     *
     * @throws IllegalArgumentException if the numbers differ or are 0; the message names both
     */
    static void checkPartials(double[] slopes, Object[] arguments) {
        if (slopes.length != arguments.length || slopes.length == 0) {
            throw new IllegalArgumentException("fromPartials: " + slopes.length + " slopes for " + arguments.length
                    + " arguments; the numbers must be equal and at least one");
        }
    }

    /**
     * Checks the lengths of two arrays whose elements are multiplied pairwise.
     *
     * @throws MathIllegalArgumentException if the lengths differ or are 0; the message names both
     */
    static void checkTerms(int a, int b) {
        if (a != b || a == 0) {
            throw Refusals.unequalTerms(a, b);
        }
    }

    @SuppressWarnings("unchecked") // T is the implementing type
    private T self() {
        return (T) this;
    }

    /** Returns y as a constant; if y is NaN, returns a number whose slope is NaN as well. */
    private T whole(double y) {
        return y == y ? newInstance(y) : multiply(y);
    }

    private double[] reals(T[] x) {
        double[] reals = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            reals[i] = x[i].getReal();
        }
        return reals;
    }

    /** Returns an array of the field's run-time class, allocated by Hipparchus, since Java cannot create generic arrays. */
    @SafeVarargs
    @SuppressWarnings("varargs") // x is only read and does not escape
    private T[] arguments(T... x) {
        T[] array = MathArrays.buildArray(getField(), x.length);
        System.arraycopy(x, 0, array, 0, x.length);
        return array;
    }
}
