package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A number on a {@link Tape}: its value, and its differential {@code dv = a·dx_i + b·dx_j} over at most two slots of the
 * tape. A constant has no slot and belongs to no tape. Immutable; see the package for what is recorded when.
 */
public final class Variable implements Differentiable<Variable> {

    static final int NONE = -1;
    private static final Field<Variable> FIELD = new ConstantField<>(Variable.class, constant(0), constant(1));

    final Recording recording; // null: a constant
    final double slopeA;
    final double slopeB;
    final int slotA;
    final int slotB;
    private final double value;

    private Variable(Recording recording, double value, double slopeA, int slotA, double slopeB, int slotB) {
        this.recording = recording;
        this.value = value;
        this.slopeA = slopeA;
        this.slotA = slotA;
        this.slopeB = slopeB;
        this.slotB = slotB;
    }

    /** A number that depends on no input. */
    public static Variable constant(double value) {
        return new Variable(null, value, 0, NONE, 0, NONE);
    }

    static Variable onSlot(Recording recording, double value, int slot) {
        return new Variable(recording, value, 1, slot, 0, NONE);
    }

    boolean hasSecondSlot() {
        return slotB != NONE;
    }

    @Override
    public Variable apply(UnaryGate gate) {
        double shared = gate.shared(value);
        double y = gate.value(value, shared);
        return recording == null ? constant(y) : scaled(y, gate.slope(value, y, shared));
    }

    @Override
    public Variable apply(BinaryGate gate, double y) {
        double shared = gate.shared(value, y);
        double v = gate.value(value, y, shared);
        return recording == null ? constant(v) : scaled(v, gate.slopeX(value, y, v, shared));
    }

    @Override
    public Variable apply(BinaryGate gate, Variable y) {
        if (y.recording == null) {
            return apply(gate, y.value);
        }
        double shared = gate.shared(value, y.value);
        double v = gate.value(value, y.value, shared);
        double slopeY = gate.slopeY(value, y.value, v, shared);
        return recording == null ? y.scaled(v, slopeY) : joined(v, gate.slopeX(value, y.value, v, shared), y, slopeY);
    }

    @Override
    public Variable apply(SelectGate gate, Variable y) {
        Variable chosen = gate.first(value, y.value) ? this : y;
        return new Variable(
                chosen.recording, gate.value(value, y.value), chosen.slopeA, chosen.slotA, chosen.slopeB, chosen.slotB);
    }

    @Override
    public Variable join(double value, double[] slopes, Variable[] arguments) {
        Differentiable.checkJoin(slopes, arguments);
        return Join.of(value, slopes, arguments);
    }

    /** The linear form {@code a·d(slotA) + b·d(slotB)}; slotB may be {@link #NONE}. */
    static Variable onSlots(Recording recording, double value, double a, int slotA, double b, int slotB) {
        return new Variable(recording, value, a, slotA, b, slotB);
    }

    private Variable scaled(double v, double slope) {
        return new Variable(recording, v, times(slope, slopeA), slotA, times(slope, slopeB), slotB);
    }

    /** The linear form {@code dx·this + dy·y}: over two slots as it is, over more as a record. */
    private Variable joined(double v, double dx, Variable y, double dy) {
        if (recording != y.recording) {
            throw recording.mixedWith(y.recording);
        }
        double a = times(dx, slopeA);
        double b = times(dx, slopeB);
        double c = times(dy, y.slopeA);
        if (y.slotB == NONE) {
            if (y.slotA == slotA) {
                return onSlots(recording, v, a + c, slotA, b, slotB);
            }
            if (slotB == NONE) {
                return onSlots(recording, v, a, slotA, c, y.slotA);
            }
            if (y.slotA == slotB) {
                return onSlots(recording, v, a, slotA, b + c, slotB);
            }
            return onSlot(recording, v, recording.record(b, slotB, c, y.slotA, a, slotA));
        }
        double d = times(dy, y.slopeB);
        if (slotB == NONE) {
            if (slotA == y.slotA) {
                return onSlots(recording, v, a + c, slotA, d, y.slotB);
            }
            if (slotA == y.slotB) {
                return onSlots(recording, v, c, y.slotA, a + d, slotA);
            }
            return onSlot(recording, v, recording.record(c, y.slotA, d, y.slotB, a, slotA));
        }
        return joinedPairs(v, a, b, c, y.slotA, d, y.slotB);
    }

    private Variable joinedPairs(double v, double a, double b, double c, int slotC, double d, int slotD) {
        boolean cOnA = slotC == slotA;
        boolean cOnB = slotC == slotB;
        boolean dOnA = slotD == slotA;
        boolean dOnB = slotD == slotB;
        if (cOnA || dOnA || cOnB || dOnB) {
            double onA = a + (cOnA ? c : dOnA ? d : 0);
            double onB = b + (cOnB ? c : dOnB ? d : 0);
            boolean cLeft = !cOnA && !cOnB;
            boolean dLeft = !dOnA && !dOnB;
            return cLeft || dLeft
                    ? onSlot(
                            recording,
                            v,
                            recording.record(onA, slotA, onB, slotB, cLeft ? c : d, cLeft ? slotC : slotD))
                    : onSlots(recording, v, onA, slotA, onB, slotB);
        }
        return onSlot(recording, v, recording.record(c, slotC, d, slotD, b, slotB, a, slotA));
    }

    @Override
    public boolean isConstant() {
        return recording == null;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public Variable newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<Variable> getField() {
        return FIELD;
    }

    /** Whether both are the same function of the tape's slots, to first order: equal value and equal differential. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Variable that
                && Double.compare(value, that.value) == 0
                && recording == that.recording
                && slotA == that.slotA
                && slotB == that.slotB
                && slopeA == that.slopeA
                && slopeB == that.slopeB;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        if (recording == null) {
            return Double.toString(value);
        }
        String first = value + ", d = " + slopeA + "·d" + slotA;
        return hasSecondSlot() ? first + " + " + slopeB + "·d" + slotB : first;
    }
}
