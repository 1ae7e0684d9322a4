package org.gradcost.diagnostics;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A number that records the gates that are applied to it, see {@link Diagnostics}. A constant has no gate. Instances are
 * immutable.
 */
public final class Replayed implements Differentiable<Replayed> {

    private static final Field<Replayed> FIELD = new ConstantField<>(Replayed.class, constant(0), constant(1));

    private final Replay replay;
    private final int number;
    private final double value;

    Replayed(Replay replay, int number, double value) {
        this.replay = replay;
        this.number = number;
        this.value = value;
    }

    private static Replayed constant(double value) {
        return new Replayed(null, Replay.CONSTANT, value);
    }

    /** Returns the number of the input or gate whose output this is. */
    int number() {
        return number;
    }

    @Override
    public Replayed apply(UnaryGate gate) {
        double y = gate.value(value);
        return replay == null
                ? constant(y)
                : replay.operand(number, value, gate.slope(value)).gate(gate, y);
    }

    @Override
    public Replayed apply(BinaryGate gate, double y) {
        return apply(gate, constant(y));
    }

    @Override
    public Replayed apply(BinaryGate gate, Replayed y) {
        double v = gate.value(value, y.value);
        Replay common = replay == null ? y.replay : replay;
        return common == null
                ? constant(v)
                : common.operand(number, value, replay == null ? 0 : gate.slopeX(value, y.value))
                        .operand(y.number, y.value, y.replay == null ? 0 : gate.slopeY(value, y.value))
                        .gate(gate, v);
    }

    /** Returns the selected operand. The other operand is treated as a constant, since it does not affect the result. */
    @Override
    public Replayed apply(SelectGate gate, Replayed y) {
        double v = gate.value(value, y.value);
        boolean first = gate.first(value, y.value);
        Replay common = first ? replay : y.replay;
        return common == null
                ? constant(v)
                : common.operand(first ? number : Replay.CONSTANT, value, first ? 1 : 0)
                        .operand(first ? Replay.CONSTANT : y.number, y.value, first ? 0 : 1)
                        .gate(gate, v);
    }

    @Override
    public Replayed fromPartials(double value, double[] slopes, Replayed[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        Replay common = null;
        for (Replayed argument : arguments) {
            common = common == null ? argument.replay : common;
        }
        if (common == null) {
            return constant(value);
        }
        for (int i = 0; i < slopes.length; i++) {
            common.operand(arguments[i].number, arguments[i].value, slopes[i]);
        }
        return common.gate("fromPartials", value);
    }

    @Override
    public boolean isConstant() {
        return replay == null;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public Replayed newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<Replayed> getField() {
        return FIELD;
    }

    /** Returns whether {@code other} is such a number with the same value, and both or neither are constants. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Replayed that
                && (replay == null) == (that.replay == null)
                && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
