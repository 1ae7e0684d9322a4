package org.gradcost.tape.compile;

/** A value that goes from each iteration of a loop to the next, in a local. */
final class Carry {

    final int number;
    final Loop loop;

    /** What it is before the first iteration. */
    final Use initial;

    /** What it becomes at the end of each iteration. */
    Ref source;

    /** The gate whose last value it is after the loop. */
    final Leaf last;

    boolean active;

    /** A sum whose adjoint is the same in all iterations of a fused loop. */
    boolean constantAdjoint;

    final Kept value = new Kept(this);

    Carry(int number, Loop loop, Ref initial, Leaf last) {
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
