package org.gradcost.gate;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;

/**
 * A number of a mode of differentiation whose derivatives are numbers T themselves, so that they can be differentiated again.
 *
 * <p>Sums, products and their multiples are the mode's own: they are the chain rule itself. No other derivative is stated
 * here, for the {@linkplain Gates table} has slopes in {@code double} alone: forward mode over T, Hipparchus'
 * {@code FieldUnivariateDerivative1}, yields them gate by gate.
 *
 * @param <T> the numbers below
 * @param <N> the implementing type
 */
public interface NestedNumber<T extends CalculusFieldElement<T>, N extends NestedNumber<T, N>>
        extends CalculusFieldElement<N> {

    /** The value, a number of the level below. */
    T value();

    /** {@code gate(this)}. */
    N lift(UnaryOperator<FieldUnivariateDerivative1<T>> gate);

    /** {@code gate(this, y)}. */
    N lift(BinaryOperator<FieldUnivariateDerivative1<T>> gate, N y);

    @Override
    default double getReal() {
        return value().getReal();
    }

    @Override
    default N getAddendum() {
        return subtract(getReal());
    }

    @Override
    default N multiply(int n) {
        return multiply((double) n);
    }

    @Override
    default N divide(N b) {
        return lift(FieldUnivariateDerivative1::divide, b);
    }

    @Override
    default N reciprocal() {
        return lift(FieldUnivariateDerivative1::reciprocal);
    }

    @Override
    default N remainder(N b) {
        return lift(FieldUnivariateDerivative1::remainder, b);
    }

    @Override
    default N remainder(double b) {
        return lift(x -> x.remainder(b));
    }

    @Override
    default N scalb(int n) {
        return lift(x -> x.scalb(n));
    }

    @Override
    default N sqrt() {
        return lift(FieldUnivariateDerivative1::sqrt);
    }

    @Override
    default N cbrt() {
        return lift(FieldUnivariateDerivative1::cbrt);
    }

    @Override
    default N rootN(int n) {
        return lift(x -> x.rootN(n));
    }

    @Override
    default N pow(N b) {
        return lift(FieldUnivariateDerivative1::pow, b);
    }

    @Override
    default N pow(double p) {
        return lift(x -> x.pow(p));
    }

    @Override
    default N pow(int n) {
        return lift(x -> x.pow(n));
    }

    @Override
    default N hypot(N b) {
        return lift(FieldUnivariateDerivative1::hypot, b);
    }

    @Override
    default N exp() {
        return lift(FieldUnivariateDerivative1::exp);
    }

    @Override
    default N expm1() {
        return lift(FieldUnivariateDerivative1::expm1);
    }

    @Override
    default N log() {
        return lift(FieldUnivariateDerivative1::log);
    }

    @Override
    default N log1p() {
        return lift(FieldUnivariateDerivative1::log1p);
    }

    @Override
    default N log10() {
        return lift(FieldUnivariateDerivative1::log10);
    }

    @Override
    default N cos() {
        return lift(FieldUnivariateDerivative1::cos);
    }

    @Override
    default N sin() {
        return lift(FieldUnivariateDerivative1::sin);
    }

    @Override
    default N tan() {
        return lift(FieldUnivariateDerivative1::tan);
    }

    @Override
    default N acos() {
        return lift(FieldUnivariateDerivative1::acos);
    }

    @Override
    default N asin() {
        return lift(FieldUnivariateDerivative1::asin);
    }

    @Override
    default N atan() {
        return lift(FieldUnivariateDerivative1::atan);
    }

    @Override
    default N atan2(N b) {
        return lift(FieldUnivariateDerivative1::atan2, b);
    }

    @Override
    default N cosh() {
        return lift(FieldUnivariateDerivative1::cosh);
    }

    @Override
    default N sinh() {
        return lift(FieldUnivariateDerivative1::sinh);
    }

    @Override
    default N tanh() {
        return lift(FieldUnivariateDerivative1::tanh);
    }

    @Override
    default N acosh() {
        return lift(FieldUnivariateDerivative1::acosh);
    }

    @Override
    default N asinh() {
        return lift(FieldUnivariateDerivative1::asinh);
    }

    @Override
    default N atanh() {
        return lift(FieldUnivariateDerivative1::atanh);
    }

    @Override
    default N abs() {
        return lift(FieldUnivariateDerivative1::abs);
    }

    @Override
    default N copySign(N sign) {
        return lift(x -> x.copySign(sign.getReal()));
    }

    @Override
    default N linearCombination(N[] a, N[] b) {
        N sum = a[0].multiply(b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    @Override
    default N linearCombination(N a1, N b1, N a2, N b2) {
        return a1.multiply(b1).add(a2.multiply(b2));
    }

    @Override
    default N linearCombination(N a1, N b1, N a2, N b2, N a3, N b3) {
        return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
    }

    @Override
    default N linearCombination(N a1, N b1, N a2, N b2, N a3, N b3, N a4, N b4) {
        return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
    }
}
