package org.gradcost.peers;

import net.finmath.stochastic.RandomVariable;
import net.finmath.stochastic.Scalar;

/** A deterministic random variable of finmath, as a number in a circuit. */
final class FinmathNumber extends PeerNumber<FinmathNumber> {

    private final RandomVariable variable;

    FinmathNumber(RandomVariable variable) {
        this.variable = variable;
    }

    RandomVariable variable() {
        return variable;
    }

    @Override
    public double getReal() {
        return variable.doubleValue();
    }

    @Override
    public FinmathNumber newInstance(double value) {
        return new FinmathNumber(new Scalar(value));
    }

    @Override
    public FinmathNumber add(FinmathNumber b) {
        return new FinmathNumber(variable.add(b.variable));
    }

    @Override
    public FinmathNumber add(double b) {
        return new FinmathNumber(variable.add(b));
    }

    @Override
    public FinmathNumber subtract(FinmathNumber b) {
        return new FinmathNumber(variable.sub(b.variable));
    }

    @Override
    public FinmathNumber subtract(double b) {
        return new FinmathNumber(variable.sub(b));
    }

    @Override
    public FinmathNumber multiply(FinmathNumber b) {
        return new FinmathNumber(variable.mult(b.variable));
    }

    @Override
    public FinmathNumber multiply(double b) {
        return new FinmathNumber(variable.mult(b));
    }

    @Override
    public FinmathNumber divide(FinmathNumber b) {
        return new FinmathNumber(variable.div(b.variable));
    }

    @Override
    public FinmathNumber divide(double b) {
        return new FinmathNumber(variable.div(b));
    }

    @Override
    public FinmathNumber negate() {
        return multiply(-1.0);
    }

    @Override
    public FinmathNumber reciprocal() {
        return new FinmathNumber(variable.invert());
    }

    @Override
    public FinmathNumber sqrt() {
        return new FinmathNumber(variable.sqrt());
    }

    @Override
    public FinmathNumber exp() {
        return new FinmathNumber(variable.exp());
    }

    @Override
    public FinmathNumber log() {
        return new FinmathNumber(variable.log());
    }

    @Override
    public FinmathNumber sin() {
        return new FinmathNumber(variable.sin());
    }

    @Override
    public FinmathNumber cos() {
        return new FinmathNumber(variable.cos());
    }

    @Override
    public FinmathNumber abs() {
        return new FinmathNumber(variable.abs());
    }

    @Override
    public FinmathNumber pow(double exponent) {
        return new FinmathNumber(variable.pow(exponent));
    }
}
