package org.gradcost.tape;

import org.gradcost.gate.Sum;

/**
 * A sum as one record: every term adds its slopes as entries, and no partial sum has a slot, or becomes an object. A term
 * that records gates of its own ends the record; the next then has an entry for the sum so far.
 */
final class TapeSum implements Sum<Variable> {

    private Recording on;
    private double value;
    private int slot = Variable.NONE;

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
            on = Recording.common(on, term.recording()); // almost never, and a store of a reference is not cheap
        }
        value += term.getReal();
        if (term.slotA != Variable.NONE) {
            slot = on.accumulate(slot, term.slopeA, term.slotA, term.slopeB, term.slotB);
        }
    }

    @Override
    public void addDot(int n, double[] c, int c0, Variable[] x, int x0, int dx) {
        if (n >= StridedEntries.SHORTEST && !x[x0].isConstant()) {
            Recording common = Recording.common(on, x[x0].recording());
            if (take(common, common.dot(slot, n, c, c0, x, x0, dx))) {
                return;
            }
        }
        Sum.super.addDot(n, c, c0, x, x0, dx);
    }

    @Override
    public void addDot(int n, Variable[] x, int x0, int dx, Variable[] y, int y0, int dy) {
        if (n >= StridedEntries.SHORTEST && !x[x0].isConstant() && !y[y0].isConstant()) {
            Recording common = Recording.common(Recording.common(on, x[x0].recording()), y[y0].recording());
            if (take(common, common.dot(slot, n, x, x0, dx, y, y0, dy))) {
                return;
            }
        }
        Sum.super.addDot(n, x, x0, dx, y, y0, dy);
    }

    /** Goes on after the recording's last record, unless what it gave says that there was no run. */
    private boolean take(Recording common, double dot) {
        if (Double.isNaN(dot)) {
            return false;
        }
        on = common;
        value += dot;
        slot = common.last();
        return true;
    }

    /** Short enough (35 bytecodes) to be inlined where it is not hot: only then the JVM makes no object of a sum. */
    @Override
    public Variable total() {
        Variable total = Variable.ofSum(on, value, slot);
        on = Recording.SPENT;
        return total;
    }
}
