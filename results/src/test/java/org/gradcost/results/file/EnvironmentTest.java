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

    /** The library that reads the system puts its manufacturer first, although the name of a Linux has it. */
    @Test
    void namesASystemOnce() {
        String read = "GNU/Linux Debian GNU/Linux 12 (bookworm) build 6.18";
        assertEquals("Debian GNU/Linux 12 (bookworm) build 6.18", on(read).os());
        assertEquals(on(read), on(on(read).os()), "files of earlier versions are of the same system");
        for (String once : List.of("GNU/Linux Ubuntu 24.04", "Microsoft Windows 11", "Linux", "GNU/Linux GNU/LinuxX")) {
            assertEquals(once, on(once).os());
        }
    }

    private static Environment on(String os) {
        return new Environment(
                BEGUN.processor(),
                BEGUN.physicalCores(),
                BEGUN.logicalCores(),
                BEGUN.caches(),
                BEGUN.memoryBytes(),
                os,
                BEGUN.jdk(),
                BEGUN.vmFlags(),
                BEGUN.libraries(),
                BEGUN.modes(),
                BEGUN.commit(),
                BEGUN.clean(),
                BEGUN.options(),
                BEGUN.profile(),
                BEGUN.leftOut(),
                BEGUN.turns(),
                BEGUN.noise(),
                BEGUN.started(),
                BEGUN.finished());
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
