package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final long MS = 1_000_000;

    private final AtomicLong compiled = new AtomicLong();
    private final WarmUp warmUp = new WarmUp(10 * MS, 1000 * MS, compiled::get);

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
    void aBusyCompilerGoesOn() {
        for (int i = 0; i < 9; i++) {
            compiled.addAndGet(5);
            assertEquals(false, warmUp.ends(20 * MS));
        }
        assertEquals(1, runs(20));
    }

    @Test
    void itEndsAtLast() {
        AtomicLong busy = new AtomicLong();
        WarmUp endless = new WarmUp(10 * MS, 1000 * MS, () -> busy.addAndGet(10));
        int runs = 1;
        while (!endless.ends(10 * MS)) {
            runs++;
        }
        assertEquals(100, runs);
    }
}
