package org.gradcost.bench;

/** A part of a measurement, taken in one turn. */
interface Slot {

    /** Returns the least time of the operation that was seen beforehand, ns. */
    double nanos();

    /** Returns the least time that a probe of the last slot took, ns. */
    long leastProbe();

    /** Runs a slot; returns a number that depends on what was run. */
    double run();

    /**
     * Returns what the last slot has measured.
     *
     * @param floor the least time that a probe took in any JVM of the run, ns
     * @param use of the thread during the slot
     */
    SlotReport report(long floor, ThreadUse use);
}
