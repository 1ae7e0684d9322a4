package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A number on a {@link Tape}: its value, and its differential {@code dv = a·dx_i + b·dx_j} over at most two slots of the
 * tape. A constant has no slot and belongs to no tape. Immutable, but for inputs that the tape gives a new value; see the
 * package for what is recorded when.
 */
public final class Variable implements Differentiable<Variable> {

    static final int NONE = -1;
    private static final Field<Variable> FIELD = new ConstantField<>(Variable.class, constant(0), constant(1));

    final Source source;
    final double slopeA;
    final double slopeB;
    final int slotA;
    final int slotB;
    private double value; // changed by moveTo alone

    private Variable(Source source, double value, double slopeA, int slotA, double slopeB, int slotB) {
        this.source = source;
        this.value = value;
        this.slopeA = slopeA;
        this.slotA = slotA;
        this.slopeB = slopeB;
        this.slotB = slotB;
    }

    /** A number that depends on no input. */
    public static Variable constant(double value) {
        return new Variable(Recording.NONE.source, value, 0, NONE, 0, NONE);
    }

    static Variable onSlot(Source source, double value, int slot) {
        return new Variable(source, value, 1, slot, 0, NONE);
    }

    static Variable ofSum(Recording recording, double value, int slot) {
        return new Variable(recording.source, value, slot == NONE ? 0 : 1, slot, 0, NONE);
    }

    /** Whether this is the input on that slot, made with that source. */
    boolean isInput(Source inputs, int slot) {
        return source == inputs && slotA == slot;
    }

    /** Gives an input its value in the next recording. */
    void moveTo(double value) {
        this.value = value;
    }

    Recording recording() {
        return source.recording;
    }

    boolean hasSecondSlot() {
        return slotB != NONE;
    }

    @Override
    public Variable apply(UnaryGate gate) {
        double shared = gate.shared(value);
        double y = gate.value(value, shared);
        return scaled(y, gate.slope(value, y, shared));
    }

    @Override
    public Variable apply(BinaryGate gate, double y) {
        double shared = gate.shared(value, y);
        double v = gate.value(value, y, shared);
        return scaled(v, gate.slopeX(value, y, v, shared));
    }

    @Override
    public Variable apply(BinaryGate gate, Variable y) {
        double shared = gate.shared(value, y.value);
        double v = gate.value(value, y.value, shared);
        return joined(v, gate.slopeX(value, y.value, v, shared), y, gate.slopeY(value, y.value, v, shared));
    }

    @Override
    public Variable apply(SelectGate gate, Variable y) {
        Variable chosen = gate.first(value, y.value) ? this : y;
        return new Variable(
                chosen.recording().source,
                gate.value(value, y.value),
                chosen.slopeA,
                chosen.slotA,
                chosen.slopeB,
                chosen.slotB);
    }

    @Override
    public Variable fromPartials(double value, double[] slopes, Variable[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        return Join.of(value, slopes, arguments);
    }

    @Override
    public Variable product(Variable[] factors) {
        return Join.product(factors);
    }

    @Override
    public Sum<Variable> sum() {
        return new TapeSum(this);
    }

    /** The linear form {@code a·d(slotA) + b·d(slotB)}; slotB may be {@link #NONE}. */
    static Variable onSlots(Recording recording, double value, double a, int slotA, double b, int slotB) {
        return new Variable(recording.source, value, a, slotA, b, slotB);
    }

    private Variable scaled(double v, double slope) {
        double a = slope * slopeA;
        double b = slope * slopeB;
        double any = a + b;
        if (any != any) { // one comparison for both
            a = times(slope, slopeA);
            b = times(slope, slopeB);
        }
        return new Variable(recording().source, v, a, slotA, b, slotB);
    }

    /** The linear form {@code dx·this + dy·y}. */
    private Variable joined(double v, double dx, Variable y, double dy) {
        Recording on = Recording.common(recording(), y.recording());
        double a = dx * slopeA;
        double b = dx * slopeB;
        double c = dy * y.slopeA;
        double d = dy * y.slopeB;
        double any = a + b + (c + d);
        if (any != any) { // one comparison for the four
            a = times(dx, slopeA);
            b = times(dx, slopeB);
            c = times(dy, y.slopeA);
            d = times(dy, y.slopeB);
        }
        return sum(on, v, a, slotA, b, slotB, c, y.slotA, d, y.slotB);
    }

    /**
     * The linear form {@code a·d(slotA) + b·d(slotB) + c·d(slotC) + d·d(slotD)}, as a variable.
     *
     * <p>A constant is a form without slots, with slopes 0. A form names its later slot first: so two of them are merged in a
     * few comparisons, and a record begins its way back at the slot that was computed last. There is a single {@code new} at the end of all cases, and the large part is
     * left to {@link Recording#record}: only then is this small enough to be inlined into each gate of a circuit, and the
     * JVM sees through the temporaries of an expression and makes no object of them.
     */
    private static Variable sum(
            Recording on,
            double v,
            double a,
            int slotA,
            double b,
            int slotB,
            double c,
            int slotC,
            double d,
            int slotD) {
        if (slotA < slotC) {
            double swapped = a;
            a = c;
            c = swapped;
            swapped = b;
            b = d;
            d = swapped;
            int slot = slotA;
            slotA = slotC;
            slotC = slot;
            slot = slotB;
            slotB = slotD;
            slotD = slot;
        }
        if (slotA == slotC && (slotB == slotD || slotB == NONE || slotD == NONE)) {
            a += c;
            b += d;
            slotB = Math.max(slotB, slotD);
        } else if (slotC != NONE) {
            if (slotD == NONE && (slotB == NONE || slotB == slotC)) {
                b += c;
                slotB = slotC;
            } else {
                slotA = on.record(a, slotA, b, slotB, c, slotC, d, slotD);
                a = 1;
                b = 0;
                slotB = NONE;
            }
        }
        return new Variable(on.source, v, a, slotA, b, slotB);
    }

    @Override
    public boolean isConstant() {
        return slotA == NONE;
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
                && recording() == that.recording()
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
        if (isConstant()) {
            return Double.toString(value);
        }
        String first = value + ", d = " + slopeA + "·d" + slotA;
        return hasSecondSlot() ? first + " + " + slopeB + "·d" + slotB : first;
    }
}
