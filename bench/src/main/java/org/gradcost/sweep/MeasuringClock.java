package org.gradcost.sweep;

/** A clock that runs only while a run is being measured; in a resumed run it continues where it stopped. */
final class MeasuringClock {

    private final long before; // ms
    private final long start = System.nanoTime();

    /**
     * Creates a clock.
     *
     * @param before ms that were measured before this process
     */
    MeasuringClock(long before) {
        this.before = before;
    }

    /** Returns the time measured since the start of the run, ms. */
    long millis() {
        return before + (System.nanoTime() - start) / 1_000_000;
    }
}
