package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * The functions of Hipparchus' {@link CalculusFieldElement}, each implemented by its gate of the {@linkplain Gates table}.
 *
 * @param <T> the implementing type
 */
public interface ElementaryFunctions<T extends Differentiable<T>> extends CalculusFieldElement<T>, GateFunctions<T> {

    /** Returns {@code gate(this, y)}, where y is a constant. */
    T apply(BinaryGate gate, double y);

    // Arithmetic.

    @Override
    default T add(T y) {
        return apply(Gates.ADD, y);
    }

    @Override
    default T add(double y) {
        return apply(Gates.ADD, y);
    }

    @Override
    default T subtract(T y) {
        return apply(Gates.SUBTRACT, y);
    }

    @Override
    default T subtract(double y) {
        return apply(Gates.SUBTRACT, y);
    }

    @Override
    default T multiply(T y) {
        return apply(Gates.MULTIPLY, y);
    }

    @Override
    default T multiply(double y) {
        return apply(Gates.MULTIPLY, y);
    }

    @Override
    default T multiply(int n) {
        return apply(Gates.MULTIPLY, n);
    }

    @Override
    default T divide(T y) {
        return apply(Gates.DIVIDE, y);
    }

    @Override
    default T divide(double y) {
        return apply(Gates.DIVIDE, y);
    }

    @Override
    default T negate() {
        return apply(Gates.NEGATE);
    }

    @Override
    default T reciprocal() {
        return apply(Gates.RECIPROCAL);
    }

    @Override
    default T square() {
        return apply(Gates.SQUARE);
    }

    @Override
    default T remainder(T y) {
        return apply(Gates.REMAINDER, y);
    }

    @Override
    default T remainder(double y) {
        return apply(Gates.REMAINDER, y);
    }

    @Override
    default T scalb(int n) {
        return apply(Gates.SCALB, n);
    }

    // Roots and powers.

    @Override
    default T sqrt() {
        return apply(Gates.SQRT);
    }

    @Override
    default T cbrt() {
        return apply(Gates.CBRT);
    }

    @Override
    default T rootN(int n) {
        return apply(Gates.ROOT, n);
    }

    @Override
    default T pow(T y) {
        return apply(Gates.POW, y);
    }

    @Override
    default T pow(double y) {
        return apply(Gates.POW, y);
    }

    @Override
    default T pow(int n) {
        return apply(Gates.POW, n);
    }

    @Override
    default T hypot(T y) {
        return apply(Gates.HYPOT, y);
    }

    // Exponentials and logarithms.

    @Override
    default T exp() {
        return apply(Gates.EXP);
    }

    @Override
    default T expm1() {
        return apply(Gates.EXPM1);
    }

    @Override
    default T log() {
        return apply(Gates.LOG);
    }

    @Override
    default T log1p() {
        return apply(Gates.LOG1P);
    }

    @Override
    default T log10() {
        return apply(Gates.LOG10);
    }

    // Trigonometry.

    @Override
    default T sin() {
        return apply(Gates.SIN);
    }

    @Override
    default T cos() {
        return apply(Gates.COS);
    }

    @Override
    default T tan() {
        return apply(Gates.TAN);
    }

    @Override
    default T asin() {
        return apply(Gates.ASIN);
    }

    @Override
    default T acos() {
        return apply(Gates.ACOS);
    }

    @Override
    default T atan() {
        return apply(Gates.ATAN);
    }

    /** Returns {@code atan2(this, x)}, the angle of the point with ordinate {@code this} and abscissa x. */
    @Override
    default T atan2(T x) {
        return apply(Gates.ATAN2, x);
    }

    // Hyperbolic functions.

    @Override
    default T sinh() {
        return apply(Gates.SINH);
    }

    @Override
    default T cosh() {
        return apply(Gates.COSH);
    }

    @Override
    default T tanh() {
        return apply(Gates.TANH);
    }

    @Override
    default T asinh() {
        return apply(Gates.ASINH);
    }

    @Override
    default T acosh() {
        return apply(Gates.ACOSH);
    }

    @Override
    default T atanh() {
        return apply(Gates.ATANH);
    }

    // Piecewise.

    @Override
    default T abs() {
        return apply(Gates.ABS);
    }

    /**
     * Returns a number with the magnitude of this number and the sign of the argument; the derivative of the argument is
     * ignored.
     */
    @Override
    default T copySign(T sign) {
        return apply(Gates.COPY_SIGN, sign.getReal());
    }

    @Override
    default T copySign(double sign) {
        return apply(Gates.COPY_SIGN, sign);
    }
}
