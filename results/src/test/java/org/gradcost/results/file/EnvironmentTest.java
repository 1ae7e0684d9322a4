package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Environment BEGUN = EnvironmentFileTest.EXAMPLE;
    private static final Instant START = Instant.parse(BEGUN.started());
    private static final Cell CELL = new Cell("lse", "scalar", 100, 1, "reverse", 1, 1);

    @Test
    void endsWhenTheClockSaysSo() {
        Environment ended = BEGUN.finishedAt(START.plusSeconds(300));
        assertEquals("2026-01-31T12:05:00Z", ended.finished());
        assertEquals(BEGUN.started(), ended.started());
        assertEquals(BEGUN, ended.finishedAt(null), "nothing else is changed");
    }

    @Test
    void endsNotBeforeItBegan() {
        assertEquals(BEGUN.started(), BEGUN.finishedAt(START).finished());
        assertEquals(BEGUN.started(), BEGUN.finishedAt(START.minusSeconds(1)).finished());
        assertEquals(BEGUN.started(), BEGUN.finishedAt(Instant.EPOCH).finished());
    }

    @Test
    void goesOnWithoutAnEnd() {
        assertNull(BEGUN.finishedAt(START.plusSeconds(1)).finishedAt(null).finished());
    }

    @Test
    void knowsWhatWasLeftOut() {
        Environment ended = BEGUN.leavingOut(Map.of(CELL, "needs 9 GiB")).finishedAt(START);
        assertEquals(Optional.of("needs 9 GiB"), ended.whyLeftOut(CELL));
        assertEquals(Optional.empty(), ended.whyLeftOut(new Cell("lse", "scalar", 10, 1, "reverse", 1, 1)));
        assertEquals(Optional.empty(), BEGUN.whyLeftOut(CELL));
        assertEquals(
                ended.leftOut(),
                ended.withOptions(List.of("--profile", "paper")).leftOut());
    }
}
