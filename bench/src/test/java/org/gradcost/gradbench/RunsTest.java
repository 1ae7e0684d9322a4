package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;

/** Which runs count, by a clock that a workload turns on. */
class RunsTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    /** Runs of given times, the last of which is that of all others. */
    private static final class Scripted implements Workload {

        private final long[] times;
        private long now;
        private int runs;

        Scripted(long... times) {
            this.times = times;
        }

        @Override
        public void prepare() {
            now += SECOND;
        }

        @Override
        public void run() {
            now += times[Math.min(runs++, times.length - 1)];
        }

        @Override
        public void write(JsonGenerator json) {
            throw new UnsupportedOperationException();
        }

        Runs asked(int runs, double seconds, LongPredicate ends) {
            return Runs.of(this, new Asked(runs, seconds, true), () -> now, () -> ends);
        }
    }

    @Test
    void aLongFirstRunIsNotTheMeasurement() {
        Scripted compiledInItsFirstRun = new Scripted(44 * SECOND, 200 * MS);

        Runs runs = compiledInItsFirstRun.asked(2, 0, time -> true);

        assertArrayEquals(new long[] {200 * MS, 200 * MS}, runs.nanoseconds());
        assertTrue(runs.isWarm());
        assertEquals(SECOND + 44 * SECOND + 200 * MS, runs.warmUp());
    }

    @Test
    void longRunsAreWarmWhenOneIsNoFaster() {
        Runs runs = new Scripted(60 * SECOND, 40 * SECOND, 30 * SECOND, 29 * SECOND).asked(1, 0, time -> true);

        assertArrayEquals(new long[] {29 * SECOND}, runs.nanoseconds());
        assertTrue(runs.isWarm());
        assertEquals(131 * SECOND, runs.warmUp());
    }

    @Test
    void whereThereIsNoTimeForAnotherRunItCountsAndIsNotWarm() {
        Scripted slow = new Scripted(300 * SECOND);

        Runs runs = slow.asked(1, 1, time -> true);

        assertArrayEquals(new long[] {300 * SECOND}, runs.nanoseconds());
        assertFalse(runs.isWarm());
        assertEquals(SECOND, runs.warmUp());
        assertEquals(1, slow.runs);
    }

    @Test
    void shortRunsAreWarmWhenTheWarmUpEnds() {
        long[] tested = {0};

        Runs runs = new Scripted(5 * MS, 3 * MS, 2 * MS, MS).asked(3, 0, time -> ++tested[0] == 3);

        assertArrayEquals(new long[] {MS, MS, MS}, runs.nanoseconds());
        assertEquals(SECOND + 10 * MS, runs.warmUp());
    }

    @Test
    void aMillionTimingsAreKeptOfAnyNumberOfRuns() {
        int many = 5 * Runs.MOST_KEPT + 3;

        Runs runs = new Scripted(100).asked(many, 0, time -> true);

        assertEquals(many, runs.count());
        assertEquals((many + 7) / 8, runs.nanoseconds().length);
        assertEquals(100, Arrays.stream(runs.nanoseconds()).distinct().sum());
    }

    /** Of runs that take 0 and 1 ns in turns, the first of which is the warm-up's, those of 1 ns are left. */
    @Test
    void theTimingsKeptAreThoseOfEverySecondRun() {
        long[] times = new long[2 * Runs.MOST_KEPT];
        Arrays.setAll(times, i -> i % 2);

        long[] kept =
                new Scripted(times).asked(times.length - 1, 0, time -> true).nanoseconds();

        assertEquals(Runs.MOST_KEPT, kept.length);
        assertTrue(Arrays.stream(kept).allMatch(time -> time == 1));
    }

    @Test
    void runsThatWouldNotEndInTimeAreRefused() {
        Scripted slow = new Scripted(MS);

        String refusal = assertThrows(BadInputException.class, () -> slow.asked(1_000_000_000, 0, time -> true))
                .getMessage();

        assertEquals("input.min_runs is 1000000000, which would take about 1000000 s", refusal);
        assertTrue(slow.now < 5 * SECOND, "refused late");
    }
}
