package org.gradcost.tape.compile.ir;

/** A loop-carried value, in a local. */
public final class LoopCarried {

    public final int number;
    public final Loop loop;

    /** The value before the first iteration. */
    public final Use initial;

    /** The value that replaces it at the end of each iteration. */
    public ValueRef source;

    /** The gate whose last value it holds after the loop. */
    public final GateNode last;

    /** An operand that it is the value of, in every iteration of its loop. */
    public final TraceOperand operand;

    public boolean active;

    /** Whether it is a sum of a fused loop, whose adjoint is the same in all iterations. */
    public boolean constantAdjoint;

    public final SavedValue value = new SavedValue(this);

    public LoopCarried(int number, Loop loop, ValueRef initial, GateNode last, TraceOperand operand) {
        this.number = number;
        this.loop = loop;
        this.initial = new Use(initial);
        this.last = last;
        this.operand = operand;
    }

    @Override
    public String toString() {
        return "c" + number;
    }
}
