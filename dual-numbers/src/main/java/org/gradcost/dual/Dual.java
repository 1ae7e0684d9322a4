package org.gradcost.dual;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A dual number {@code x + ẋ·ε} with {@code ε² = 0}: a value and one tangent, its derivative along one direction.
 *
 * <p>Evaluating a function once over dual numbers is one pass of forward mode, which gives one directional derivative. A
 * gradient with respect to n inputs takes n passes. Instances are immutable.
 */
public final class Dual implements Differentiable<Dual> {

    private static final Field<Dual> FIELD = new ConstantField<>(Dual.class, constant(0), constant(1));

    private final double value;
    private final double tangent;

    private Dual(double value, double tangent) {
        this.value = value;
        this.tangent = tangent;
    }

    /** Returns a number with the given value whose derivative along the direction of the pass is {@code tangent}. */
    public static Dual of(double value, double tangent) {
        return new Dual(value, tangent);
    }

    /** Returns the input with respect to which the pass differentiates: its tangent is 1. */
    public static Dual variable(double value) {
        return new Dual(value, 1);
    }

    /** Returns a number that depends on no input: its tangent is 0. */
    public static Dual constant(double value) {
        return new Dual(value, 0);
    }

    /** Returns the derivative of this number along the direction of the pass. */
    public double tangent() {
        return tangent;
    }

    @Override
    public Dual apply(UnaryGate gate) {
        double shared = gate.shared(value);
        double y = gate.value(value, shared);
        return new Dual(y, times(gate.slope(value, y, shared), tangent));
    }

    @Override
    public Dual apply(BinaryGate gate, Dual y) {
        double shared = gate.shared(value, y.value);
        double v = gate.value(value, y.value, shared);
        return new Dual(
                v,
                times(gate.slopeX(value, y.value, v, shared), tangent)
                        + times(gate.slopeY(value, y.value, v, shared), y.tangent));
    }

    @Override
    public Dual apply(BinaryGate gate, double y) {
        double shared = gate.shared(value, y);
        double v = gate.value(value, y, shared);
        return new Dual(v, times(gate.slopeX(value, y, v, shared), tangent));
    }

    @Override
    public Dual apply(SelectGate gate, Dual y) {
        return new Dual(gate.value(value, y.value), gate.first(value, y.value) ? tangent : y.tangent);
    }

    @Override
    public Dual fromPartials(double value, double[] slopes, Dual[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += times(slopes[i], arguments[i].tangent);
        }
        return new Dual(value, sum);
    }

    @Override
    public Dual product(Dual[] factors) {
        return Factors.product(factors);
    }

    @Override
    public Sum<Dual> sum() {
        return new Total(value, tangent);
    }

    /** A sum accumulated in two {@code double}s, so that no object is allocated for a partial sum. */
    private static final class Total implements Sum<Dual> {

        private double value;
        private double tangent;

        Total(double value, double tangent) {
            this.value = value;
            this.tangent = tangent;
        }

        @Override
        public void add(Dual term) {
            value += term.value;
            tangent += term.tangent;
        }

        @Override
        public Dual total() {
            return new Dual(value, tangent);
        }
    }

    /** Returns whether the tangent is 0. A pass along a single direction cannot find out more. */
    @Override
    public boolean isConstant() {
        return tangent == 0;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public Dual newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<Dual> getField() {
        return FIELD;
    }

    /**
     * Returns whether {@code other} is a dual number with the same value and tangent, compared as {@link Double#compare}
     * does.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Dual that
                && Double.compare(value, that.value) == 0
                && Double.compare(tangent, that.tangent) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(value) + Double.hashCode(tangent);
    }

    @Override
    public String toString() {
        return value + " + " + tangent + " ε";
    }
}
