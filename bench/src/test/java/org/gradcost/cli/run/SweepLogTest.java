package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gradcost.sweep.Effort;
import org.junit.jupiter.api.Test;

/** Progress in a log, with a clock that the test sets. */
class SweepLogTest {
    private final List<String> lines = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Test
    void linesAreApartAndNoneIsRepeated() {
        Effort effort = new Effort(0.05, 100, Optional.of(Duration.ofSeconds(270)));
        try (SweepLog log = new SweepLog(() -> now, 10, effort, lines::add)) {
            for (int block = 0; block < 8; block++) {
                log.measuring(block / 4, "product", 10 + block, 5);
                now = now.plusSeconds(9);
                log.done(5);
            }
        }
        assertEquals(
                List.of(
                        "sweep: 0:00 of at most 4:30, 0 forks, round 1, product n=10, 5 JVMs",
                        "sweep: 0:27 of at most 4:30, 15 forks, round 1, product n=13, 5 JVMs",
                        "sweep: 0:54 of at most 4:30, 30 forks, round 2, product n=16, 5 JVMs",
                        "sweep: 1:12 of at most 4:30, 40 forks, end"),
                lines);
        assertEquals(lines.size(), new HashSet<>(lines).size());
    }

    @Test
    void aTotalOfForksIsGivenForOneRoundOnly() {
        for (int rounds : new int[] {1, 5}) {
            lines.clear();
            try (SweepLog log = new SweepLog(() -> now, 3, new Effort(0, rounds, Optional.empty()), lines::add)) {
                log.measuring(0, "product", 2, 1);
                log.done(3);
            }
            boolean one = rounds == 1;
            assertEquals("sweep: 0:00, 0 " + (one ? "of 3 " : "") + "forks, round 1, product n=2, 1 JVM", lines.get(0));
            assertTrue(lines.get(1).startsWith(one ? "sweep: 0:00, 3 of 3 forks" : "sweep: 0:00, 3 forks"));
        }
    }
}
