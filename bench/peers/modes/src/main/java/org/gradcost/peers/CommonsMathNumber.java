package org.gradcost.peers;

import org.apache.commons.math3.RealFieldElement;

/**
 * A derivative structure of Commons Math, as a number in a circuit.
 *
 * @param <R> the structure
 */
final class CommonsMathNumber<R extends RealFieldElement<R>> extends PeerNumber<CommonsMathNumber<R>> {

    private final R number;
    private final R zero;

    /**
     * Creates a number.
     *
     * @param zero constant from which other constants are made
     */
    CommonsMathNumber(R number, R zero) {
        this.number = number;
        this.zero = zero;
    }

    R number() {
        return number;
    }

    private CommonsMathNumber<R> of(R result) {
        return new CommonsMathNumber<>(result, zero);
    }

    @Override
    public double getReal() {
        return number.getReal();
    }

    @Override
    public CommonsMathNumber<R> newInstance(double value) {
        return of(zero.add(value));
    }

    @Override
    public CommonsMathNumber<R> add(CommonsMathNumber<R> b) {
        return of(number.add(b.number));
    }

    @Override
    public CommonsMathNumber<R> add(double b) {
        return of(number.add(b));
    }

    @Override
    public CommonsMathNumber<R> subtract(CommonsMathNumber<R> b) {
        return of(number.subtract(b.number));
    }

    @Override
    public CommonsMathNumber<R> subtract(double b) {
        return of(number.subtract(b));
    }

    @Override
    public CommonsMathNumber<R> multiply(CommonsMathNumber<R> b) {
        return of(number.multiply(b.number));
    }

    @Override
    public CommonsMathNumber<R> multiply(double b) {
        return of(number.multiply(b));
    }

    @Override
    public CommonsMathNumber<R> divide(CommonsMathNumber<R> b) {
        return of(number.divide(b.number));
    }

    @Override
    public CommonsMathNumber<R> divide(double b) {
        return of(number.divide(b));
    }

    @Override
    public CommonsMathNumber<R> negate() {
        return of(number.negate());
    }

    @Override
    public CommonsMathNumber<R> reciprocal() {
        return of(number.reciprocal());
    }

    @Override
    public CommonsMathNumber<R> sqrt() {
        return of(number.sqrt());
    }

    @Override
    public CommonsMathNumber<R> exp() {
        return of(number.exp());
    }

    @Override
    public CommonsMathNumber<R> expm1() {
        return of(number.expm1());
    }

    @Override
    public CommonsMathNumber<R> log() {
        return of(number.log());
    }

    @Override
    public CommonsMathNumber<R> log1p() {
        return of(number.log1p());
    }

    @Override
    public CommonsMathNumber<R> sin() {
        return of(number.sin());
    }

    @Override
    public CommonsMathNumber<R> cos() {
        return of(number.cos());
    }

    @Override
    public CommonsMathNumber<R> asin() {
        return of(number.asin());
    }

    @Override
    public CommonsMathNumber<R> acos() {
        return of(number.acos());
    }

    @Override
    public CommonsMathNumber<R> atan() {
        return of(number.atan());
    }

    @Override
    public CommonsMathNumber<R> sinh() {
        return of(number.sinh());
    }

    @Override
    public CommonsMathNumber<R> cosh() {
        return of(number.cosh());
    }

    @Override
    public CommonsMathNumber<R> tanh() {
        return of(number.tanh());
    }

    @Override
    public CommonsMathNumber<R> asinh() {
        return of(number.asinh());
    }

    @Override
    public CommonsMathNumber<R> acosh() {
        return of(number.acosh());
    }

    @Override
    public CommonsMathNumber<R> atanh() {
        return of(number.atanh());
    }

    @Override
    public CommonsMathNumber<R> abs() {
        return of(number.abs());
    }

    @Override
    public CommonsMathNumber<R> pow(double exponent) {
        return of(number.pow(exponent));
    }

    @Override
    public CommonsMathNumber<R> pow(int exponent) {
        return of(number.pow(exponent));
    }

    @Override
    public CommonsMathNumber<R> pow(CommonsMathNumber<R> exponent) {
        return of(number.pow(exponent.number));
    }

    @Override
    public CommonsMathNumber<R> hypot(CommonsMathNumber<R> y) {
        return of(number.hypot(y.number));
    }

    @Override
    public CommonsMathNumber<R> atan2(CommonsMathNumber<R> x) {
        return of(number.atan2(x.number));
    }

    @Override
    public CommonsMathNumber<R> remainder(double a) {
        return of(number.remainder(a));
    }

    @Override
    public CommonsMathNumber<R> remainder(CommonsMathNumber<R> a) {
        return of(number.remainder(a.number));
    }

    @Override
    public CommonsMathNumber<R> copySign(double sign) {
        return of(number.copySign(sign));
    }
}
