package org.gradcost.tape.compile;

/** A piece of a body: a {@link GateNode} or a {@link Loop}. */
abstract class IrNode {

    /** Where it stands. */
    MethodChunk home;

    /** The gates of the code, its own and those of loops in it. */
    abstract int leaves();

    /** The loop around it, or null. */
    Loop loop() {
        return home.region.loop;
    }
}
