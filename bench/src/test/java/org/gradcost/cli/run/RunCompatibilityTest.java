package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.file.Environment;
import org.gradcost.sweep.EnvironmentProbe;
import org.junit.jupiter.api.Test;

/** The options that may change between the start of a run and its continuation, and those that may not. */
class RunCompatibilityTest {
    private static final Path RUN = Path.of("run");

    @Test
    void aRunGoesOnWithAnotherBudgetAndPrecision() {
        Environment began = environment("--n", "10", "--budget", "5m", "--precision=5%", "--out", "run");
        Environment now = environment("--n", "10", "--budget=20m", "--precision", "2%", "--out", "run", "--resume");
        Environment resumed = RunCompatibility.goingOn(
                RUN, began.finishedAt(InstantSource.system().instant()), now);
        assertEquals(
                List.of("--n", "10", "--budget=20m", "--precision", "2%", "--out", "run"),
                resumed.options(),
                "the options of the run are those that hold now");
        assertEquals(began.started(), resumed.started());
        assertEquals(null, resumed.finished());
    }

    @Test
    void aRunDoesNotGoOnWithOtherCells() {
        Environment began = environment("--n", "10", "--budget", "5m");
        Environment now = environment("--n", "20", "--budget", "5m", "--resume");
        String message = assertThrows(IncomparableException.class, () -> RunCompatibility.goingOn(RUN, began, now))
                .getMessage();
        assertTrue(message.contains("options --n 10 | --n 20"), message);
    }

    private static Environment environment(String... options) {
        return EnvironmentProbe.now("quick", List.of(options), InstantSource.system());
    }
}
