package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final long MS = 1_000_000;

    private final Told compiler = new Told();
    private final WarmUp warmUp = new WarmUp(10 * MS, 1000 * MS, compiler);

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
        while (!warmUp.ends((long) (time * MS))) {
            runs++;
        }
        return runs;
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
    void fasterRunsGoOn() {
        for (double time = 10; time > 5; time *= 0.9) {
            assertEquals(false, warmUp.ends((long) (time * 2 * MS)));
        }
        assertEquals(1, runs(12));
    }

    @Test
    void goesOnAfterStretchesInWhichMuchWasCompiled() {
        for (int i = 0; i < 9; i++) {
            compiler.time += 5;
            assertEquals(false, warmUp.ends(20 * MS));
        }
        assertEquals(1, runs(20));
    }

    @Test
    void goesOnForAStretchAfterTheCompilerHasDoneItsWork() {
        compiler.busy = true;
        for (int i = 0; i < 9; i++) {
            assertEquals(false, warmUp.ends(20 * MS));
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
