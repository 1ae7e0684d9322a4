package org.gradcost.bench;

/** A part of a measurement that takes one turn. */
interface Slot {

    /** Returns the minimum time of the operation that was observed beforehand, ns. */
    double nanos();

    /** Returns the minimum time of a probe in the last slot, ns. */
    long leastProbe();

    /** Runs a slot, and returns a number that depends on the results, so that they are computed. */
    double run();

    /**
     * Returns the measurement of the last slot.
     *
     * @param floor minimum time of a probe in any JVM of the run that was started in the same way, ns
     * @param use of resources by the thread during the slot
     */
    SlotReport report(long floor, ThreadUse use);
}
