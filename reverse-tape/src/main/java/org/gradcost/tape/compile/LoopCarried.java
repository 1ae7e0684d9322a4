package org.gradcost.tape.compile;

/** A value that goes from each iteration of a loop to the next, in a local. */
final class LoopCarried {

    final int number;
    final Loop loop;

    /** What it is before the first iteration. */
    final Use initial;

    /** What it becomes at the end of each iteration. */
    ValueRef source;

    /** The gate whose last value it is after the loop. */
    final GateNode last;

    boolean active;

    /** A sum whose adjoint is the same in all iterations of a fused loop. */
    boolean constantAdjoint;

    final SavedValue value = new SavedValue(this);

    LoopCarried(int number, Loop loop, ValueRef initial, GateNode last) {
        this.number = number;
        this.loop = loop;
        this.initial = new Use(initial);
        this.last = last;
    }

    @Override
    public String toString() {
        return "c" + number;
    }
}
