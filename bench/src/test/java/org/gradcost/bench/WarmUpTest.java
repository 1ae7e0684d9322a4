package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final long MS = 1_000_000;

    private final Told compiler = new Told();
    private double share = 1; // of the time that the thread is on a core
    private long processorTime;
    private WarmUp warmUp = new WarmUp(10 * MS, 1000 * MS, compiler, () -> processorTime);

    private static final class Told implements JitMonitor {
        private long time;
        private boolean busy;

        @Override
        public long time() {
            return time;
        }

        @Override
        public boolean isBusy() {
            return busy;
        }
    }

    /** Of runs of that length, in ms. */
    private int runs(double time) {
        int runs = 1;
        while (!ends(time)) {
            runs++;
        }
        return runs;
    }

    private boolean ends(double time) {
        processorTime += (long) (share * time * MS);
        return warmUp.ends((long) (time * MS));
    }

    @Test
    void steadyRunsTakeTwoStretches() {
        assertEquals(20, runs(1));
    }

    @Test
    void longRunsAreAStretchEach() {
        assertEquals(2, runs(400));
    }

    @Test
    void whatAThreadWaitsForACoreDoesNotCount() {
        share = 0.5;
        assertEquals(40, runs(1));
    }

    /** As where the work is done by other threads. */
    @Test
    void aStretchEndsByTheClockAfterFiveTimesItsLength() {
        share = 0.01;
        assertEquals(100, runs(1));
    }

    @Test
    void theClockCountsWhereTheProcessorTimeIsUnknown() {
        warmUp = new WarmUp(10 * MS, 1000 * MS, compiler, () -> -1);
        assertEquals(20, runs(1));
    }

    @Test
    void itEndsAtLastOnABusyMachine() {
        compiler.busy = true;
        share = 0.01;
        assertEquals(100, runs(10));
    }

    @Test
    void fasterRunsGoOn() {
        for (double time = 10; time > 5; time *= 0.9) {
            assertEquals(false, ends(2 * time));
        }
        assertEquals(1, runs(12));
    }

    @Test
    void goesOnAfterStretchesInWhichMuchWasCompiled() {
        for (int i = 0; i < 9; i++) {
            compiler.time += 5;
            assertEquals(false, ends(20));
        }
        assertEquals(1, runs(20));
    }

    @Test
    void goesOnForAStretchAfterTheCompilerHasDoneItsWork() {
        compiler.busy = true;
        for (int i = 0; i < 9; i++) {
            assertEquals(false, ends(20));
        }
        compiler.busy = false;
        assertEquals(2, runs(20));
    }

    @Test
    void itEndsAtLast() {
        compiler.busy = true;
        assertEquals(100, runs(10));
    }
}
