package org.gradcost.tape.compile.ir;

/** A piece of a body: a {@link GateNode} or a {@link Loop}. */
public abstract class IrNode {

    /** Where it stands. */
    public MethodChunk home;

    /** The gates of the code, its own and those of loops in it. */
    abstract int leaves();

    /** The loop around it, or null. */
    public Loop loop() {
        return home.region.loop;
    }
}
