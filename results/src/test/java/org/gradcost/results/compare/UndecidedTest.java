package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.file.MeasurementsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that could not have found a regression does not say that there is none. */
class UndecidedTest {
    private static final String ONE_ROUND =
            "4 of 4 cells are undecided, since a run of one round has no intervals; give more rounds, e.g. --profile quick.";

    @TempDir
    Path folder;

    @Test
    void runsOfOneRoundDecideNothing() throws IOException {
        Comparison comparison = compare(run("a", 100), run("b", 130));
        assertFalse(comparison.regression());
        assertEquals(List.of("No regression shown: " + ONE_ROUND), RowText.conclusion(comparison));
        for (Format format : List.of(Format.MARKDOWN, Format.LATEX, Format.JSON)) {
            String said = format.of(comparison);
            assertTrue(said.contains("No regression shown: 4 of 4 cells are undecided"), said);
        }
        Ratios ratios = new Ratios(List.of(comparison, compare(run("a", 100), run("a", 100))));
        assertEquals(List.of("[2] / [1]: No regression shown: " + ONE_ROUND), ratios.conclusions());
    }

    @Test
    void neitherDoModesOfARunOfOneRound() throws IOException {
        run("a", 100);
        List<Side> modes = ModeSides.read(folder.resolve("a"), "forward", "reverse");
        List<String> lines = RowText.conclusion(compare(modes.get(0), modes.get(1)));
        assertEquals(ONE_ROUND.replace('4', '2'), lines.get(lines.size() - 1));
    }

    @Test
    void twoRoundsAreTooFew() throws IOException {
        Comparison comparison = compare(run("a", 100, 150), run("b", 150, 101));
        comparison
                .rows()
                .forEach(row -> assertEquals(
                        "inconclusive, 2 rounds: too few", RowText.of(row).get(6)));
        assertEquals(
                List.of(
                        "No regression shown: 4 of 4 cells are undecided, since 2 rounds are too few to judge single cells."),
                RowText.conclusion(comparison));
    }

    /** What a sweep is asked for are rounds; what is within reach is asked for. */
    @Test
    void moreRoundsAreAskedFor() throws IOException {
        Comparison comparison = compare(run("a", 100, 110, 100, 110, 100, 110), run("b", 109, 120, 109, 120, 109, 120));
        String verdict = RowText.of(comparison.rows().get(0)).get(6);
        assertTrue(verdict.matches("inconclusive, \\+\\d+ rounds?"), verdict);
        assertEquals(List.of("No regression shown: 4 of 4 cells are undecided."), RowText.conclusion(comparison));
    }

    @Test
    void whatIsDecidedIsNotMentioned() throws IOException {
        assertEquals(List.of("No regression."), RowText.conclusion(compare(run("a", 100), run("a", 100))));
    }

    private static Comparison compare(Side base, Side now) {
        return Comparison.of(base, now, new Options(0.05, 0.95));
    }

    /** A run of two sizes and two modes; the primal, whose state is unknown, takes a time of its own and is not compared. */
    private Side run(String name, double... times) throws IOException {
        List<Measurement> rows = new ArrayList<>();
        for (int n : new int[] {10, 20}) {
            for (String mode : List.of("primal", "forward", "reverse")) {
                Cell cell = Rows.cell(mode, n);
                for (int round = 1; round <= times.length; round++) {
                    rows.add(Rows.slot(cell, round, time(mode, name, times[round - 1])));
                    rows.add(Measurement.of(cell, Metric.FORK_END, round, 1));
                }
                rows.add(Measurement.of(cell, Metric.PASSES, 1));
            }
        }
        Files.createDirectories(folder.resolve(name));
        MeasurementsFile.write(folder.resolve(name).resolve("measurements.csv"), rows);
        return RunSide.of(folder.resolve(name));
    }

    private static double time(String mode, String run, double time) {
        return switch (mode) {
            case "primal" -> run.equals("a") ? 10 : 11;
            case "forward" -> 2 * time;
            default -> time;
        };
    }
}
