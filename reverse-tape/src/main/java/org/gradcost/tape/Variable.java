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
 * A number on a {@link Tape}. It consists of its value and its differential {@code dv = a·dx_i + b·dx_j}, a linear form over
 * at most two slots of the tape; the description of the package says which gates are recorded. A constant has no slot and
 * belongs to no tape. Instances are immutable, except that a tape may give its inputs new values.
 */
public final class Variable implements Differentiable<Variable> {

    static final int NONE = -1;
    private static final Field<Variable> FIELD = new ConstantField<>(Variable.class, constant(0), constant(1));

    final RecordingEpoch epoch;
    final double slopeA;
    final double slopeB;
    final int slotA;
    final int slotB;
    private double value; // only changed by moveTo

    private Variable(RecordingEpoch epoch, double value, double slopeA, int slotA, double slopeB, int slotB) {
        this.epoch = epoch;
        this.value = value;
        this.slopeA = slopeA;
        this.slotA = slotA;
        this.slopeB = slopeB;
        this.slotB = slotB;
    }

    /** Returns a number that depends on no input. */
    public static Variable constant(double value) {
        return new Variable(Recordings.NONE.epoch, value, 0, NONE, 0, NONE);
    }

    static Variable onSlot(RecordingEpoch epoch, double value, int slot) {
        return new Variable(epoch, value, 1, slot, 0, NONE);
    }

    /** Returns the total of a sum, whose slot is given as a {@link SumSlot} and may be marked. */
    static Variable ofSum(Recording recording, double value, int sum) {
        int slot = SumSlot.slot(sum);
        return new Variable(recording.epoch, value, slot == NONE ? 0 : 1, slot, 0, NONE);
    }

    /** Returns whether this is the input of the given epoch on the given slot. */
    boolean isInput(RecordingEpoch inputs, int slot) {
        return epoch == inputs && slotA == slot;
    }

    /** Sets the value of an input for the next recording. */
    void moveTo(double value) {
        this.value = value;
    }

    Recording recording() {
        return epoch.recording;
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

    // Arithmetic has short methods of its own. apply serves all gates: compiled by itself it calls their lambdas
    // through
    // interfaces, exceeds the 2500 bytes of machine code (InlineSmallCode) beyond which HotSpot inlines no compiled
    // method, and
    // then allocates each of its results. The numbers are bit for bit those of the gates, which ArithmeticTest holds.

    @Override
    public Variable add(Variable y) {
        return sum(common(y), value + y.value, slopeA, slotA, slopeB, slotB, y.slopeA, y.slotA, y.slopeB, y.slotB);
    }

    @Override
    public Variable subtract(Variable y) {
        return sum(common(y), value - y.value, slopeA, slotA, slopeB, slotB, -y.slopeA, y.slotA, -y.slopeB, y.slotB);
    }

    @Override
    public Variable multiply(Variable y) {
        return joined(value * y.value, y.value, y, value);
    }

    @Override
    public Variable divide(Variable y) {
        double v = value / y.value;
        return joined(v, 1 / y.value, y, -v / y.value);
    }

    @Override
    public Variable add(double y) {
        return moved(value + y);
    }

    @Override
    public Variable subtract(double y) {
        return moved(value - y);
    }

    @Override
    public Variable multiply(double y) {
        return scaled(value * y, y);
    }

    @Override
    public Variable negate() {
        RecordingEpoch to = recording().epoch;
        return new Variable(to, -value, -slopeA, slotA, -slopeB, slotB);
    }

    @Override
    public Variable square() {
        return scaled(value * value, 2 * value);
    }

    /** Returns a variable with the given value and the linear form of this one. */
    private Variable moved(double v) {
        RecordingEpoch to = recording().epoch;
        return new Variable(to, v, slopeA, slotA, slopeB, slotB);
    }

    private Recording common(Variable y) {
        return epoch == y.epoch ? epoch.recording : Recordings.common(recording(), y.recording());
    }

    @Override
    public Variable apply(SelectGate gate, Variable y) {
        common(y);
        Variable chosen = gate.first(value, y.value) ? this : y;
        RecordingEpoch to = chosen.recording().epoch;
        double v = gate.value(value, y.value);
        return new Variable(to, v, chosen.slopeA, chosen.slotA, chosen.slopeB, chosen.slotB);
    }

    @Override
    public Variable fromPartials(double value, double[] slopes, Variable[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        return NaryGate.of(value, slopes, arguments);
    }

    @Override
    public Variable product(Variable[] factors) {
        return NaryGate.product(factors);
    }

    @Override
    public Sum<Variable> sum() {
        return new TapeSum(this);
    }

    /** Returns a variable with the linear form {@code a·d(slotA) + b·d(slotB)}; slotB may be {@link #NONE}. */
    static Variable onSlots(Recording recording, double value, double a, int slotA, double b, int slotB) {
        return new Variable(recording.epoch, value, a, slotA, b, slotB);
    }

    private Variable scaled(double v, double slope) {
        double a = slope * slopeA;
        double b = slope * slopeB;
        double any = a + b;
        int slotA = this.slotA;
        int slotB = this.slotB;
        if (!(Math.abs(any) < Double.POSITIVE_INFINITY)) { // one comparison for both slopes, and for NaN
            if (Double.isInfinite(slope) && slotB != NONE) {
                slotA = ownSlot();
                slotB = NONE;
                a = slope;
                b = 0;
            } else {
                a = times(slope, slopeA);
                b = times(slope, slopeB);
            }
        }
        RecordingEpoch to = recording().epoch;
        return new Variable(to, v, a, slotA, b, slotB);
    }

    /** Returns a variable with the linear form {@code dx·this + dy·y}. */
    private Variable joined(double v, double dx, Variable y, double dy) {
        Recording on = common(y);
        double a = dx * slopeA;
        double b = dx * slopeB;
        double c = dy * y.slopeA;
        double d = dy * y.slopeB;
        double any = a + b + (c + d);
        return Math.abs(any) < Double.POSITIVE_INFINITY
                ? sum(on, v, a, slotA, b, slotB, c, y.slotA, d, y.slotB)
                : strongZeros(on, v, dx, y, dy);
    }

    /** Returns the result of {@link #joined} with 0·∞ = 0. It is rarely needed and so not part of the inlined code. */
    private Variable strongZeros(Recording on, double v, double dx, Variable y, double dy) {
        Variable p = onOwnSlot(dx);
        Variable q = y.onOwnSlot(dy);
        return sum(
                on,
                v,
                times(dx, p.slopeA),
                p.slotA,
                times(dx, p.slopeB),
                p.slotB,
                times(dy, q.slopeA),
                q.slotA,
                times(dy, q.slopeB),
                q.slotB);
    }

    /**
     * Returns this number, on a slot of its own if the slope is infinite and would destroy the ratio of the two
     * coefficients.
     */
    private Variable onOwnSlot(double slope) {
        return Double.isInfinite(slope) && slotB != NONE ? onSlot(recording().epoch, value, ownSlot()) : this;
    }

    private int ownSlot() {
        return recording().accumulate(NONE, slopeA, slotA, slopeB, slotB);
    }

    /**
     * Returns a variable with the linear form {@code a·d(slotA) + b·d(slotB) + c·d(slotC) + d·d(slotD)}.
     *
     * <p>A constant is a form without slots, with slopes 0. The later slot of a form comes first, so that two forms are
     * merged by a few comparisons and the sweep of a record begins at the slot that was computed last. All cases end in the
     * same {@code new}, and {@link Recording#record} does most of the work, so that this method is small enough to be
     * inlined into each gate and HotSpot's escape analysis removes the temporaries of an expression.
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
        RecordingEpoch to = on.epoch; // read first: a null check after the new would make HotSpot clear the object
        return new Variable(to, v, a, slotA, b, slotB);
    }

    /** Returns whether the linear form is zero. That of a constant is. */
    @Override
    public boolean isConstant() {
        return slopeA == 0 && slopeB == 0;
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

    /**
     * Returns whether the value and all derivatives are zero. If the value is 0 and the linear form does not decide, the
     * tape is swept back to the inputs, which takes as long as a gradient.
     */
    @Override
    public boolean isZero() {
        return value == 0 && (isConstant() || sameGradient(this, constant(0)));
    }

    /**
     * Returns whether {@code other} is a variable with the same value and the same derivatives. If the values are equal and
     * the linear forms differ, the tape is swept back to the inputs, which takes as long as a gradient.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Variable that
                && Double.compare(value, that.value) == 0
                && (sameForm(that) || sameGradient(this, that));
    }

    private boolean sameForm(Variable that) {
        return (recording() == that.recording() || isConstant() && that.isConstant())
                && same(coefficient(slotA), that.coefficient(slotA))
                && same(coefficient(slotB), that.coefficient(slotB))
                && same(coefficient(that.slotA), that.coefficient(that.slotA))
                && same(coefficient(that.slotB), that.coefficient(that.slotB));
    }

    /** Returns whether two variables whose linear forms differ have the same gradient; at least one is on a record. */
    private static boolean sameGradient(Variable x, Variable y) {
        Recording on = x.isConstant() ? y.recording() : x.recording();
        boolean together = x.isConstant() || y.isConstant() || x.recording() == y.recording();
        return together && on.isRecord(Math.max(x.slotA, y.slotA)) && on.adjoints.cancel(x, y);
    }

    private double coefficient(int slot) {
        return slot == NONE ? 0 : slot == slotA ? slopeA : slot == slotB ? slopeB : 0;
    }

    private static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
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
