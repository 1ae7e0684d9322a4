package org.gradcost.tape.compile.ir;

/** A value that goes from each iteration of a loop to the next, in a local. */
public final class LoopCarried {

    public final int number;
    public final Loop loop;

    /** What it is before the first iteration. */
    public final Use initial;

    /** What it becomes at the end of each iteration. */
    public ValueRef source;

    /** The gate whose last value it is after the loop. */
    public final GateNode last;

    public boolean active;

    /** A sum whose adjoint is the same in all iterations of a fused loop. */
    public boolean constantAdjoint;

    public final SavedValue value = new SavedValue(this);

    public LoopCarried(int number, Loop loop, ValueRef initial, GateNode last) {
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
