package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContestTest {

    @Test
    void theShortestTrialDecides() {
        AtomicInteger round = new AtomicInteger();
        String best = Contest.fastest(
                List.of("steady", "once fast", "slow"), candidate -> 0, candidate -> switch (candidate) {
                    case "steady" -> 100;
                    case "once fast" -> round.getAndIncrement() == 3 ? 50 : 200;
                    default -> 1000;
                });
        assertEquals("once fast", best);
    }

    @Test
    void whatCannotWinIsNotTried() {
        AtomicInteger tried = new AtomicInteger();
        assertEquals(10, Contest.fastest(List.of(10, 20, 30), candidate -> candidate == 20 ? 9 : 11, candidate -> {
            tried.addAndGet(candidate == 30 ? 1 : 0);
            return candidate;
        }));
        assertEquals(0, tried.get());
    }

    @Test
    void theFasterWorkloadRuns() {
        Fixed slow = new Fixed(2000);
        Fixed fast = new Fixed(1000);
        Faster faster = new Faster(slow, fast);
        faster.prepare();
        faster.run();
        assertSame(fast, faster.fastest());
        assertEquals(0, slow.runs);
        assertEquals(1, fast.runs);
    }

    private static final class Fixed implements Workload {

        private final long trial;
        private int runs;

        Fixed(long trial) {
            this.trial = trial;
        }

        @Override
        public long trial() {
            return trial;
        }

        @Override
        public void run() {
            runs++;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(trial);
        }
    }
}
