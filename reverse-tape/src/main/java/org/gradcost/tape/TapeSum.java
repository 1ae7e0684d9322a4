package org.gradcost.tape;

import org.gradcost.gate.Sum;

/**
 * A sum that is recorded as one record. Each term adds its slopes as entries, and partial sums have neither slots nor
 * objects. A term that records gates itself ends the record; the next record then begins with an entry for the sum so far.
 */
final class TapeSum implements Sum<Variable> {

    private Recording on;
    private double value;
    private int slot = Variable.NONE; // a SumSlot

    TapeSum(Variable first) {
        on = first.recording();
        value = first.getReal();
        if (!first.isConstant()) {
            slot = on.accumulate(slot, first.slopeA, first.slotA, first.slopeB, first.slotB);
        }
    }

    @Override
    public void add(Variable term) {
        if (term.epoch != on.epoch && term.recording() != on) {
            on = Recordings.common(on, term.recording()); // conditional, since storing a reference is not cheap
        }
        value += term.getReal();
        if (term.slotA != Variable.NONE) {
            slot = on.accumulate(slot, term.slopeA, term.slotA, term.slopeB, term.slotB);
        }
    }

    @Override
    public void addDot(int n, double[] c, int c0, Variable[] x, int x0, int dx) {
        if (n >= StridedEntries.SHORTEST && !x[x0].isConstant()) {
            Recording common = Recordings.common(on, x[x0].recording());
            if (take(common, common.dot(slot, n, c, c0, x, x0, dx))) {
                return;
            }
        }
        Sum.super.addDot(n, c, c0, x, x0, dx);
    }

    @Override
    public void addDot(int n, Variable[] x, int x0, int dx, Variable[] y, int y0, int dy) {
        if (n >= StridedEntries.SHORTEST && !x[x0].isConstant() && !y[y0].isConstant()) {
            Recording common = Recordings.common(Recordings.common(on, x[x0].recording()), y[y0].recording());
            if (take(common, common.dot(slot, n, x, x0, dx, y, y0, dy))) {
                return;
            }
        }
        Sum.super.addDot(n, x, x0, dx, y, y0, dy);
    }

    /**
     * Takes the last record as the sum so far; returns false if {@code dot} is NaN, which means that nothing was recorded.
     */
    private boolean take(Recording common, double dot) {
        if (Double.isNaN(dot)) {
            return false;
        }
        on = common;
        value += dot;
        slot = common.size() - 1;
        return true;
    }

    /**
     * Returns the sum. With less than 35 bytes of bytecode the method is also inlined where it is rarely called, so that
     * HotSpot need not allocate this object.
     */
    @Override
    public Variable total() {
        Variable total = Variable.ofSum(on, value, slot);
        slot = SumSlot.given(slot);
        return total;
    }
}
