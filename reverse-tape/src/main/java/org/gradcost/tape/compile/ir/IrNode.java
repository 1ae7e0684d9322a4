package org.gradcost.tape.compile.ir;

/** A node of the loop tree: a {@link GateNode} or a {@link Loop}. */
public abstract class IrNode {

    /** The chunk that holds it. */
    public MethodChunk home;

    /** Returns how many gates of code it is, those of inner loops counted once. */
    abstract int leaves();

    /** Returns the loop around it, or null. */
    public Loop loop() {
        return home.region.loop;
    }
}
