package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.MeasurementsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossoverCommandTest {

    @TempDir
    private Path run;

    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void ofOneSizeThereIsNoTableOfGrowthAndNoDagger() throws IOException {
        times(10, Metric.TIME);
        String said = said();
        assertTrue(said.contains("reverse is ahead of forward from the smallest n measured"), said);
        assertFalse(said.contains("Growth"), said);
        assertFalse(said.contains("†"), said);
    }

    @Test
    void theDaggerIsExplainedWhereItIs() throws IOException {
        times(10, Metric.TIME);
        times(100, Metric.TIME);
        String said = said();
        assertTrue(said.contains("Growth"), said);
        assertFalse(said.contains("†"), said);
        times(1000, Metric.PASS_TIME);
        said = said();
        assertTrue(said.contains("† from extrapolated cells"), said);
    }

    @Test
    void withoutTimesItRefuses() throws IOException {
        rows.add(Measurement.of(cell("reverse", 10), Metric.PASSES, 1));
        MeasurementsFile.write(run.resolve("measurements.csv"), rows);
        Answer answer = Answer.to("crossover", run.toString());
        assertEquals(2, answer.exit());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("contains no times, so there is no crossover"), answer.err());
    }

    private void times(int n, Metric metric) {
        for (int fork = 0; fork < 2; fork++) {
            rows.add(Measurement.of(cell("reverse", n), metric, fork, 0, n));
            rows.add(Measurement.of(cell("forward", n), metric, fork, 0, 5.0 * n));
        }
        rows.add(Measurement.of(cell("reverse", n), Metric.PASSES, 1));
        rows.add(Measurement.of(cell("forward", n), Metric.PASSES, 1));
    }

    private static Cell cell(String mode, int n) {
        return new Cell("chain", "scalar", n, 1, mode, 1, 1);
    }

    private String said() throws IOException {
        MeasurementsFile.write(run.resolve("measurements.csv"), rows);
        Answer answer = Answer.to("crossover", run.toString());
        assertEquals(0, answer.exit(), answer.err());
        return answer.out();
    }
}
