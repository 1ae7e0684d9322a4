package org.gradcost.gate;

import java.util.Arrays;
import org.hipparchus.Field;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.MathArrays;

/**
 * A number that gates can be applied to: Hipparchus' {@link org.hipparchus.CalculusFieldElement}, and what that lacks: a
 * gate of one's own, sums and products of any number of terms, and the functions of {@link GateFunctions}.
 *
 * <p>{@link ElementaryFunctions} maps each elementary function to its gate. A mode of differentiation implements the four ways
 * to {@code apply} a gate, {@link #fromPartials fromPartials}, and the methods of a number; it states no derivative.
 * Whole-number functions ({@code ceil}, {@code floor}, {@code rint}, {@code sign}, {@code ulp}) are constants: their
 * slope is zero wherever they have a value, and NaN at NaN.
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

    /** Returns {@code gate(this, y)}. */
    T apply(SelectGate gate, T y);

    /**
     * Makes a gate of any number of arguments from its value and its slopes at this point.
     *
     * @param value the value of the gate
     * @param slopes its derivatives with respect to the arguments
     * @param arguments as many as slopes; {@code this} only chooses the mode and is not one of them by itself
     * @throws IllegalArgumentException if there are not as many slopes as arguments
     */
    T fromPartials(double value, double[] slopes, T[] arguments);

    /**
     * Makes a gate from its value and slopes.
     *
     * @deprecated called {@link #fromPartials}; the next release has that name alone
     */
    @Deprecated(forRemoval = true)
    default T join(double value, double[] slopes, T[] arguments) {
        return fromPartials(value, slopes, arguments);
    }

    /**
     * Returns a sum that starts with this number, to which any number of terms can be added. A mode may override it to keep
     * no partial sums.
     */
    default Sum<T> sum() {
        return new ChainSum<>(self());
    }

    /**
     * Returns {@code Π factors}, multiplied in their order. A mode may override it to make one gate of it, without partial
     * products.
     *
     * @param factors at least one; {@code this} only chooses the mode and is not one of them by itself
     */
    default T product(T[] factors) {
        T product = factors[0];
        for (int i = 1; i < factors.length; i++) {
            product = product.multiply(factors[i]);
        }
        return product;
    }

    /**
     * Returns whether this number depends on no input, so that its derivative is zero everywhere. A mode that does not know
     * what a number depends on returns whether its derivative in this pass is zero.
     */
    boolean isConstant();

    /** Returns {@code max(this, 0)}; its slope at 0 is 1, by the rule for ties. */
    default T relu() {
        return apply(Gates.MAX, newInstance(0));
    }

    // What depends on a value, in methods that a trace can record as well.

    /** Returns whether the value can be asked for: not of a variable that is traced, whose circuit is to hold at every point. */
    default boolean isReadable() {
        return true;
    }

    /** Returns whether this value is below that of y. Where a circuit is traced, the comparison is traced with it. */
    default boolean lessThan(T y) {
        return getReal() < y.getReal();
    }

    /** Returns whether this value is below y. */
    default boolean lessThan(double y) {
        return lessThan(newInstance(y));
    }

    /**
     * Returns a where this value is below y, else b (also where one is NaN), which is the number itself: the other side is
     * computed and carries nothing, not even 0·∞. It is the {@code CondExp} of CppAD and the {@code where} of NumPy.
     *
     * <p>Where a circuit is traced the comparison is traced with it; a mode whose trace holds both sides overrides this.
     */
    default T ifLess(T y, T a, T b) {
        return lessThan(y) ? a : b;
    }

    /**
     * Returns {@code log Σ e^x_i}, which neither overflows nor underflows; {@code this} only chooses the mode. See
     * {@link Functions#logSumExp}.
     *
     * @param x at least one number
     */
    default T logSumExp(T[] x) {
        return Reductions.logSumExp(x);
    }

    /**
     * Returns {@code √Σ x_i²}, which neither overflows nor underflows; {@code this} only chooses the mode. See
     * {@link Functions#norm}.
     *
     * @param x at least one number
     */
    default T norm(T[] x) {
        return Reductions.norm(x);
    }

    /** Returns the value of this number as a constant: no derivative passes. */
    default T stopGradient() {
        return newInstance(getReal());
    }

    /**
     * Returns the value of this number as a constant.
     *
     * @deprecated called {@link #stopGradient}; the next release has that name alone
     */
    @Deprecated(forRemoval = true)
    default T frozen() {
        return stopGradient();
    }

    /** Returns the largest value among x as a constant, for shifts that have no influence on the result. */
    default T largest(T[] x) {
        double largest = x[0].getReal();
        for (int i = 1; i < x.length; i++) {
            largest = Math.max(largest, x[i].getReal());
        }
        return newInstance(largest);
    }

    // Whole numbers.

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

    // Σ a_i·b_i as one gate, whose value is compensated, as the contract of Hipparchus requires.

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

    /** Returns zero with the derivative of this number; a subtraction would give NaN for an infinite value. */
    @Override
    default T getAddendum() {
        return fromPartials(0, new double[] {1}, arguments(self()));
    }

    /** Returns whether this is zero and has derivative zero; a variable whose value happens to be zero is not. */
    @Override
    default boolean isZero() {
        return isConstant() && getReal() == 0;
    }

    @Override
    Field<T> getField();

    /**
     * Checks that there are as many slopes as arguments, and at least one.
     *
     * @throws IllegalArgumentException naming both numbers otherwise
     */
    static void checkPartials(double[] slopes, Object[] arguments) {
        if (slopes.length != arguments.length || slopes.length == 0) {
            throw new IllegalArgumentException("fromPartials: " + slopes.length + " slopes for " + arguments.length
                    + " arguments; as many slopes as arguments are needed, and at least one");
        }
    }

    /**
     * Checks the lengths of two arrays whose elements are multiplied pairwise.
     *
     * @throws MathIllegalArgumentException naming both, if they are not equal or 0
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

    /** Returns a constant, but at NaN a number whose slope is NaN as well. */
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

    /** Returns an array of the field's run-time class, which Hipparchus makes: {@code new} makes no generic array. */
    @SafeVarargs
    @SuppressWarnings("varargs") // x is read, and does not leave
    private T[] arguments(T... x) {
        T[] array = MathArrays.buildArray(getField(), x.length);
        System.arraycopy(x, 0, array, 0, x.length);
        return array;
    }
}
