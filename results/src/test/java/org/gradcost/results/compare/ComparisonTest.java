package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.file.MeasurementsFile;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Options OPTIONS = new Options(0.05, 0.95);
    private static final Map<String, Side.Fact> RACE = Map.of(EnvironmentFacts.RACE, new Side.Fact("one", false));
    private static final List<String> MODES = List.of("primal", "reverse", "forward", "vector-forward");

    @TempDir
    Path folder;

    @Test
    void aRunAndItselfAreEquivalentEverywhereHoweverNoisy() {
        Side run = side("a", run(1, 1, 0.5, ""));
        Comparison comparison = Comparison.of(run, run, OPTIONS);
        assertEquals(comparison.rows().size(), comparison.count(Verdict.EQUIVALENT));
        assertEquals(1, comparison.overall().orElseThrow().ratio().value());
        assertEquals(1, comparison.overall().orElseThrow().ratio().hi());
        assertFalse(comparison.regression());
        assertTrue(comparison.notes().get(0).contains("identical measurements"));
    }

    @Test
    void twoRunsOfTheSameHaveFewFalseAlarms() {
        int alarms = 0;
        int cells = 0;
        for (int seed = 0; seed < 20; seed++) {
            Comparison comparison =
                    Comparison.of(side("a", run(seed, 2, 0.06, "")), side("b", run(1000 + seed, 2, 0.06, "")), OPTIONS);
            alarms += comparison.count(Verdict.SLOWER) + comparison.count(Verdict.FASTER);
            cells += comparison.rows().size();
        }
        assertTrue(alarms <= 0.02 * cells, alarms + " of " + cells);
    }

    @Test
    void theIntervalHoldsTheTruth() {
        int held = 0;
        int cells = 0;
        for (int seed = 0; seed < 20; seed++) {
            Comparison comparison = Comparison.of(
                    side("a", run(seed, 3, 0.03, "")), side("b", run(1000 + seed, 3, 0.03, "reverse")), OPTIONS);
            for (Row row : comparison.rows()) {
                double truth = row.key().values().get(4).equals("reverse") ? 1.1 : 1;
                held += row.ratio().lo() <= truth && truth <= row.ratio().hi() ? 1 : 0;
                cells++;
            }
        }
        assertTrue(held >= 0.98 * cells, held + " of " + cells + ": intervals are of all rows together");
    }

    @Test
    void anEngineSlowedByTenPercentIsFound() {
        Comparison comparison =
                Comparison.of(side("a", run(1, 5, 0.015, "")), side("b", run(2, 5, 0.015, "reverse")), OPTIONS);
        assertTrue(comparison.regression());
        for (Row row : comparison.rows()) {
            boolean reverse = row.key().values().get(4).equals("reverse");
            assertEquals(reverse, row.verdict() == Verdict.SLOWER, row.toString());
        }
        Comparison byMode = Comparison.of(
                side("a", run(1, 5, 0.015, "")),
                side("b", run(2, 5, 0.015, "reverse")),
                OPTIONS.of(List.of("mode"), List.of()));
        assertEquals(List.of("mode"), byMode.columns());
        assertEquals(MODES.size() - 1, byMode.rows().size(), "all but the primal, of which overheads are");
        assertEquals(1, byMode.count(Verdict.SLOWER));
    }

    @Test
    void whatPlainCodeChangesByTooIsWeather() {
        List<Measurement> slow = run(2, 3, 0.02, "").stream()
                .map(row -> row.metric() == Metric.TIME && row.cell().n() > 50
                        ? Measurement.of(
                                row.cell(),
                                Metric.TIME,
                                row.fork().getAsInt(),
                                row.iteration().getAsInt(),
                                1.5 * row.value())
                        : row)
                .toList();
        Comparison comparison = Comparison.of(side("a", run(1, 3, 0.02, "")), side("b", slow), OPTIONS);
        assertEquals(0, comparison.count(Verdict.SLOWER));
        assertFalse(comparison.regression());
    }

    @Test
    void whatIsOnOneSideOnlyIsListed() {
        List<Measurement> more = new ArrayList<>(run(1, 2, 0.01, ""));
        more.addAll(Rows.quiet(Rows.cell("reverse", 7), 1));
        Comparison comparison = Comparison.of(side("a", run(1, 2, 0.01, "")), side("b", more), OPTIONS);
        assertEquals(List.of(), comparison.onlyBase());
        assertEquals("[chain scalar 7 1 reverse 0 1]", comparison.onlyNew().toString());
        assertTrue(Format.CSV
                .of(comparison)
                .contains("chain,scalar,7,1,reverse,0,1" + ",".repeat(ComparisonCsv.FIGURES.size()) + "new\n"));
    }

    @Test
    void memoryIsComparedExactly() {
        Cell cell = Rows.cell("reverse", 10);
        Comparison comparison =
                Comparison.of(side("a", memory(cell, 1000, 64)), side("b", memory(cell, 1000, 128)), OPTIONS);
        Row row = comparison.rows().get(0);
        assertEquals(List.of(change("alloc_bytes", 1000, 1000), change("tape_bytes", 64, 128)), row.changes());
        assertEquals(Verdict.EQUIVALENT, row.verdict());
        assertTrue(row.regression());
    }

    @Test
    void whatIsNotComparedHasItsReason() {
        List<Measurement> was = new ArrayList<>();
        List<Measurement> is = new ArrayList<>();
        for (int n : new int[] {10, 20}) {
            was.addAll(Rows.quiet(Rows.cell("primal", n), 5));
            was.addAll(Rows.quiet(Rows.cell("reverse", n), 50));
            is.addAll(Rows.quiet(Rows.cell("reverse", n), 60));
        }
        is.addAll(Rows.quiet(Rows.cell("primal", 20), 6));
        List<String> notes =
                Comparison.of(side("a", was), side("b", is), OPTIONS).notes();
        assertTrue(
                notes.stream()
                        .anyMatch(
                                note -> note.contains("n=10")
                                        && note.contains("mode=reverse")
                                        && note.endsWith(
                                                ": one of the runs has no primal of this family, n and m, which an overhead needs")),
                notes.toString());
        assertTrue(
                notes.stream()
                        .anyMatch(note -> note.contains("n=20")
                                && note.contains("mode=primal")
                                && note.contains(": a primal is compared by its time in quiet moments")),
                notes.toString());
    }

    @Test
    void differentPlacesAreRefusedUnlessAskedFor() {
        Side here = at(side("a", run(1, 2, 0.01, "")), "17");
        Side there = at(side("b", run(2, 2, 0.01, "")), "21");
        assertTrue(assertThrows(IncomparableException.class, () -> Comparison.of(here, there, OPTIONS))
                .getMessage()
                .contains("jdk 17 | 21"));
        Comparison across = Comparison.of(here, there, OPTIONS.acrossAll());
        assertTrue(across.environment().get(0).differs());
    }

    @Test
    void nothingInCommonIsIncomparable() {
        Side one = side("a", Rows.quiet(Rows.cell("reverse", 1), 1));
        Side other = side("b", Rows.quiet(Rows.cell("reverse", 2), 1));
        assertThrows(IncomparableException.class, () -> Comparison.of(one, other, OPTIONS));
    }

    @Test
    void filtersKeepWhatTheyName() {
        Side run = side("a", run(1, 2, 0.01, ""));
        Options some = OPTIONS.of(List.of(), List.of(Filter.of("mode=*forward"), Filter.of("n=10,20")));
        assertEquals(4, Comparison.of(run, run, some).rows().size());
        Options none = OPTIONS.of(List.of(), List.of(Filter.of("colour=red")));
        assertThrows(BadInputException.class, () -> Comparison.of(run, run, none));
        assertThrows(BadInputException.class, () -> Filter.of("colour"));
    }

    @Test
    void modesOfOneRunAreHeldAgainstEachOther() {
        List<Measurement> rows = new ArrayList<>();
        rows.addAll(Rows.quiet(Rows.cell("hand", 10), 2));
        rows.addAll(Rows.quiet(Rows.cell("vector-forward", 10, 4), 8));
        rows.addAll(Rows.quiet(Rows.cell("vector-forward", 10, 8), 6));
        side("run", rows);
        List<Side> sides = ModeSides.read(folder.resolve("run"), "hand", "vector-forward");
        Row row = Comparison.of(sides.get(0), sides.get(1), OPTIONS).rows().get(0);
        assertEquals("chain scalar 10 1 1", row.key().toString());
        assertEquals(3, row.ratio().value(), 1e-12);
        assertEquals(Verdict.SLOWER, row.verdict());
        assertFalse(row.regression(), "a mode is no regression of another");
        assertThrows(BadInputException.class, () -> ModeSides.read(folder.resolve("run"), "hand", "reverse"));
    }

    /** The rounds are those of two parts of a large block, each with the primal; the machine was slower in one part. */
    @Test
    void modesOfDifferentRoundsAreComparedByTheirOverheads() {
        Cell primal = Rows.cell("primal", 10);
        Cell hand = Rows.cell("hand", 10);
        Cell reverse = Rows.cell("reverse", 10);
        List<Measurement> rows = new ArrayList<>();
        for (Cell cell : List.of(primal, hand, reverse)) {
            rows.add(Measurement.of(cell, Metric.PASSES, 1));
        }
        for (int round = 0; round < 8; round++) {
            double machine = round % 2 == 0 ? 1.5 : 1;
            Cell other = round % 2 == 0 ? hand : reverse;
            rows.add(Rows.slot(primal, round, 10 * machine));
            rows.add(Rows.slot(other, round, (other.equals(hand) ? 20 : 80) * machine));
            rows.add(Measurement.of(primal, Metric.FORK_END, round, 1));
            rows.add(Measurement.of(other, Metric.FORK_END, round, 1));
        }
        side("parts", rows);
        List<Side> modes = ModeSides.read(folder.resolve("parts"), "hand", "reverse");
        Row row = Comparison.of(modes.get(0), modes.get(1), OPTIONS).rows().get(0);
        assertEquals(4, row.ratio().value(), 1e-9);
        assertEquals(Verdict.SLOWER, row.verdict());
    }

    @Test
    void memoryIsShownBetweenModesAndJudgedWithinOne() {
        List<Measurement> rows = new ArrayList<>(memory(Rows.cell("forward", 10), 5_000, 0));
        rows.addAll(memory(Rows.cell("reverse", 10), 100, 8_000));
        side("both", rows);
        List<Side> modes = ModeSides.read(folder.resolve("both"), "forward", "reverse");
        Comparison ofModes = Comparison.of(modes.get(0), modes.get(1), OPTIONS);
        assertEquals(2, ofModes.rows().get(0).changes().size());
        assertFalse(ofModes.regression());
        assertEquals(
                "Memory of NEW: alloc smaller in 1 cell, tape larger in 1 cell.",
                RowText.conclusion(ofModes).get(1));

        Comparison ofRuns = Comparison.of(
                side("was", memory(Rows.cell("reverse", 10), 100, 0)),
                side("is", memory(Rows.cell("reverse", 10), 100, 8_000)),
                OPTIONS);
        assertTrue(ofRuns.regression());
        assertEquals(
                List.of(
                        "REGRESSION: family=chain gates=scalar n=10 m=1 mode=reverse width=0 threads=1: tape 0 → 8000 B"),
                RowText.conclusion(ofRuns));
    }

    /** 27 cells of a mode, each 20 % slower by what its forks cannot tell from noise: together they are a regression. */
    @Test
    void groupsDecideToo() {
        List<Measurement> was = new ArrayList<>();
        List<Measurement> is = new ArrayList<>();
        Well1024a random = new Well1024a(4);
        for (int n = 1; n <= 27; n++) {
            for (List<Measurement> rows : List.of(was, is)) {
                rows.addAll(Rows.noisy(Rows.cell("primal", n), 10 * n, 3, 1, 0.12, random));
                rows.addAll(Rows.noisy(Rows.cell("forward", n), 10 * n, 3, 1, 0.12, random));
                rows.addAll(Rows.noisy(Rows.cell("reverse", n), (rows == is ? 1.2 : 1) * 50 * n, 3, 1, 0.12, random));
            }
        }
        Comparison comparison = Comparison.of(side("was", was), side("is", is), OPTIONS);
        assertEquals(0, comparison.count(Verdict.SLOWER), comparison.rows().toString());
        Row reverse = group(comparison, "mode reverse");
        assertEquals(Verdict.SLOWER, reverse.verdict(), comparison.groups().toString());
        assertTrue(reverse.p().getAsDouble() <= 0.05);
        assertTrue(group(comparison, "mode forward").verdict() != Verdict.SLOWER);
        assertTrue(comparison.regression());
        for (Format format : Format.values()) {
            String said = format.of(comparison);
            assertTrue(said.contains("mode reverse") && said.contains("slower"), said);
        }
        assertTrue(
                RowText.conclusion(comparison).get(0).startsWith("REGRESSION: mode reverse: slower by 1."),
                () -> RowText.conclusion(comparison).toString());
    }

    @Test
    void whatIsLargerIsNamedInEveryFormat() {
        Cell cell = Rows.cell("reverse", 10);
        Comparison comparison =
                Comparison.of(side("a", memory(cell, 1000, 64)), side("b", memory(cell, 2000, 64)), OPTIONS);
        assertTrue(comparison.regression());
        for (Format format : Format.values()) {
            String said = format.of(comparison);
            assertTrue(said.contains("alloc 1000 ") && said.contains(" 2000 B"), said);
        }
    }

    @Test
    void norIsItMissingWhereSeveralSidesAreCompared() {
        Cell cell = Rows.cell("reverse", 10);
        Ratios ratios = Ratios.of(
                List.of(
                        side("a", memory(cell, 1000, 64)),
                        side("b", memory(cell, 2000, 64)),
                        side("c", memory(cell, 1000, 64))),
                OPTIONS);
        assertTrue(ratios.regression());
        for (Format format : Format.values()) {
            String said = format.of(ratios);
            assertTrue(said.contains("alloc 1000 ") && said.contains(" 2000 B"), said);
        }
    }

    /** Raw times of two runs differ with the load of the machine. */
    @Test
    void severalRunsAreComparedByTheirOverheads() {
        Ratios ratios = Ratios.of(
                List.of(side("a", run(1, 2, 0.01, "")), side("b", run(2, 2, 0.01, "")), side("c", run(3, 2, 0.01, ""))),
                OPTIONS);
        String legend =
                "A ratio is the value of a side / that of [1] (overhead: overhead, compared within the same state of"
                        + " the core), with its interval; above 1 is slower.";
        assertEquals(legend, ratios.legend());
        assertTrue(Format.MARKDOWN.of(ratios).contains("overhead, compared within the same state of the core"));
        assertTrue(Format.LATEX.of(ratios).contains("compared within the same state of the core"));
    }

    /** One fork may allocate what another does not. */
    @Test
    void memoryOfOneForkIsShownAndNotJudged() {
        Cell cell = Rows.cell("reverse", 10);
        Comparison comparison = Comparison.of(side("a", lone(cell, 1000)), side("b", lone(cell, 2000)), OPTIONS);
        assertEquals(1, comparison.rows().get(0).changes().size());
        assertFalse(comparison.regression());
    }

    private static List<Measurement> lone(Cell cell, double alloc) {
        return List.of(
                Measurement.of(cell, Metric.TIME, 1, 1, 5),
                Measurement.of(cell, Metric.ALLOC, 1, 1, alloc),
                Measurement.of(cell, Metric.PASSES, 1));
    }

    /** What a profile has and the other has not is said by kinds, and every cell is in one of them. */
    @Test
    void cellsWithoutAPartnerAreSummarisedByKind() {
        List<Measurement> standard = new ArrayList<>();
        List<Measurement> quick = new ArrayList<>();
        for (long n : new long[] {10, 100, 1000}) {
            for (String mode : List.of("primal", "reverse", "forward", "hipparchus")) {
                standard.addAll(Rows.quiet(Rows.cell(mode, n), 5));
                if (n != 1000 && !mode.equals("hipparchus")) {
                    quick.addAll(Rows.quiet(Rows.cell(mode, n), 5));
                }
            }
        }
        List<String> lines = RowText.unpaired(Comparison.of(side("a", standard), side("b", quick), OPTIONS));
        assertEquals(List.of("only in BASE: 4 cells with n 1000", "only in BASE: 2 cells with mode hipparchus"), lines);
    }

    @Test
    void fewCellsWithoutAPartnerAreNamed() {
        List<Measurement> one = new ArrayList<>(Rows.quiet(Rows.cell("reverse", 10), 5));
        List<Measurement> two = new ArrayList<>(one);
        two.addAll(Rows.quiet(Rows.cell("reverse", 100), 5));
        List<String> lines = RowText.unpaired(Comparison.of(side("a", one), side("b", two), OPTIONS));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("only in NEW: family=chain "), lines.get(0));
        assertTrue(lines.get(0).contains(" n=100 "), lines.get(0));
    }

    @Test
    void equalEnvironmentsAreOneLine() {
        Side run = at(side("a", run(1, 1, 0.5, "")), "17");
        Comparison same = Comparison.of(run, run, OPTIONS);
        assertEquals("environment: the same on both sides", RowText.sameEnvironment(same));
        assertEquals(List.of(), RowText.otherEnvironment(same));
        String markdown = Format.MARKDOWN.of(same);
        assertTrue(markdown.contains("environment: the same on both sides"), markdown);
        assertFalse(markdown.contains("| jdk |"), markdown);
    }

    /** In one of eight rounds a JVM of NEW was compiled 22 % worse: it counts, and every format says so. */
    @Test
    void oddForksOfARaceAreNamed() {
        List<Measurement> was = new ArrayList<>();
        List<Measurement> is = new ArrayList<>();
        Well1024a random = new Well1024a(6);
        for (int n : new int[] {10, 100}) {
            Cell cell = Rows.cell("reverse", n);
            was.add(Measurement.of(cell, Metric.PASSES, 1));
            is.add(Measurement.of(cell, Metric.PASSES, 1));
            for (int round = 0; round < 8; round++) {
                double odd = n == 10 && round == 3 ? 1.22 : 1;
                was.add(Rows.slot(cell, round, 100 * Math.exp(0.0005 * random.nextGaussian())));
                is.add(Rows.slot(cell, round, odd * 100 * Math.exp(0.0005 * random.nextGaussian())));
                was.add(Measurement.of(cell, Metric.FORK_END, round, 1));
                is.add(Measurement.of(cell, Metric.FORK_END, round, 1));
            }
        }
        Comparison raced = Comparison.of(at(side("base", was), RACE), at(side("new", is), RACE), OPTIONS);
        String note =
                "odd forks, which count: family=chain gates=scalar n=10 m=1 mode=reverse width=0 threads=1: in 1 of 8 rounds NEW against BASE was 22 %"
                        + " slower than in the others";
        assertEquals(List.of(note), raced.notes());
        for (Format format : List.of(Format.MARKDOWN, Format.LATEX, Format.JSON)) {
            assertTrue(format.of(raced).contains("in 1 of 8 rounds"), format.of(raced));
        }
    }

    @Test
    void aRaceIsComparedAtTheConfidenceOfItsBounds() {
        Side base = at(side("base", Rows.quiet(Rows.cell("reverse", 10), 5)), RACE);
        Side now = at(side("new", Rows.quiet(Rows.cell("reverse", 10), 6)), RACE);
        assertTrue(Comparison.of(base, now, OPTIONS).race());
        String refusal = assertThrows(BadInputException.class, () -> Comparison.of(base, now, new Options(0.05, 0.99)))
                .getMessage();
        assertTrue(
                refusal.startsWith("--confidence: ") && refusal.endsWith("bounds of 95 %, must be that or left out"),
                refusal);
    }

    /** Their environment is that of the race, but they took no turns with each other. */
    @Test
    void modesOfOneFolderOfARaceAreNoRace() {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(Rows.cell("hand", 10), 2));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 10), 8));
        side("base", rows);
        List<Side> modes = ModeSides.read(folder.resolve("base"), "hand", "reverse").stream()
                .map(side -> new Side(
                        side.name(),
                        side.columns(),
                        side.kind(),
                        new TreeMap<>(side.samples()),
                        RACE,
                        side.limits(),
                        side.alternative()))
                .toList();
        Comparison comparison = Comparison.of(modes.get(0), modes.get(1), OPTIONS);
        assertFalse(comparison.race());
        assertEquals(Verdict.SLOWER, comparison.rows().get(0).verdict());
    }

    /** A race has the same hypotheses and bounds whether its rows are cells or modes. */
    @Test
    void aRowWithTheCellsOfAGroupIsThatGroup() {
        Side base = at(side("base", rounds(1, 1)), RACE);
        Side now = at(side("new", rounds(2, 1.1)), RACE);
        for (List<Side> sides :
                List.of(List.of(base, now), List.of(side("a", rounds(3, 1)), side("b", rounds(4, 1.1))))) {
            Comparison cells = Comparison.of(sides.get(0), sides.get(1), OPTIONS.acrossAll());
            Comparison modes = Comparison.of(
                    sides.get(0), sides.get(1), OPTIONS.acrossAll().of(List.of("mode"), List.of()));
            Row reverse = modes.rows().stream()
                    .filter(row -> row.key().toString().equals("reverse"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(group(modes, "mode reverse").ratio(), reverse.ratio());
            if (cells.race()) {
                assertEquals(group(cells, "mode reverse").ratio(), reverse.ratio());
                assertEquals(
                        group(cells, "all cells").ratio(),
                        group(modes, "all cells").ratio());
            }
        }
    }

    @Test
    void aMeanOfOverheadsLeavesOutThePrimal() {
        Comparison comparison = Comparison.of(
                side("a", rounds(1, 1)), side("b", rounds(2, 1.1)), OPTIONS.of(List.of("family"), List.of()));
        Row family = comparison.rows().get(0);
        assertEquals(Quantity.OVERHEAD, family.quantity());
        assertEquals(4, family.cells(), "forward and reverse at two sizes");
        assertEquals(4, group(comparison, "all cells").cells());
        assertEquals(2, group(comparison, "mode primal").cells());
        assertTrue(family.baseValue() > 1 && family.baseValue() < 100, "a mean of 9 and 11: " + family.baseValue());
    }

    @Test
    void theThresholdOfARaceIsRecorded() {
        Map<String, Side.Fact> race = Map.of(
                EnvironmentFacts.RACE,
                new Side.Fact("one", false),
                EnvironmentFacts.THRESHOLD,
                new Side.Fact("2%", false));
        Side base = at(side("base", rounds(1, 1)), race);
        Side now = at(side("new", rounds(2, 1)), race);
        assertEquals(Optional.of("2%"), Sides.thresholdOfRace(List.of(base, now)));
        assertEquals(Optional.empty(), Sides.thresholdOfRace(List.of(base, side("other", rounds(1, 1)))));
    }

    /** Primal, forward and reverse at two sizes in six rounds, in quiet moments; reverse is slowed. */
    private static List<Measurement> rounds(int seed, double slowed) {
        Well1024a random = new Well1024a(seed);
        List<Measurement> rows = new ArrayList<>();
        for (int n : new int[] {10, 100}) {
            Map<String, Double> times = Map.of("primal", 10.0 * n, "forward", 110.0 * n, "reverse", 90.0 * n * slowed);
            for (String mode : List.of("primal", "forward", "reverse")) {
                Cell cell = Rows.cell(mode, n);
                rows.add(Measurement.of(cell, Metric.PASSES, 1));
                for (int round = 0; round < 6; round++) {
                    double time = times.get(mode) * Math.exp(0.002 * random.nextGaussian());
                    rows.add(Rows.slot(cell, round, time));
                    rows.add(Measurement.of(cell, Metric.QUIET, round, 0, 7));
                    rows.add(Measurement.of(cell, Metric.TIME_QUIET, round, 0, time));
                    rows.add(Measurement.of(cell, Metric.FORK_END, round, 1));
                }
            }
        }
        return rows;
    }

    private static Row group(Comparison comparison, String name) {
        return comparison.groups().stream()
                .filter(row -> row.key().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Change change(String what, long base, long now) {
        return new Change(what, new Count(base, base, base), new Count(now, now, now));
    }

    private static List<Measurement> memory(Cell cell, double alloc, long tape) {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(cell, 5));
        rows.add(0, Measurement.of(cell, Metric.ALLOC, 1, 1, alloc));
        rows.add(0, Measurement.of(cell, Metric.TAPE_BYTES, tape));
        return rows;
    }

    /** Four modes at ten sizes; the times of one mode are slowed by a tenth. */
    private static List<Measurement> run(int seed, int forks, double spread, String slowed) {
        Well1024a random = new Well1024a(seed);
        List<Measurement> rows = new ArrayList<>();
        for (String mode : MODES) {
            for (int n = 10; n <= 100; n += 10) {
                double time = n * (mode.equals(slowed) ? 110 : 100);
                rows.addAll(Rows.noisy(Rows.cell(mode, n), time, forks, 5, spread, random));
            }
        }
        return rows;
    }

    private Side side(String name, List<Measurement> rows) {
        folder.resolve(name).toFile().mkdir();
        MeasurementsFile.write(folder.resolve(name).resolve("measurements.csv"), rows);
        return RunSide.of(folder.resolve(name));
    }

    private static Side at(Side side, String jdk) {
        return at(side, Map.of("jdk", new Side.Fact(jdk, true)));
    }

    private static Side at(Side side, Map<String, Side.Fact> environment) {
        return new Side(
                side.name(), side.columns(), side.kind(), new TreeMap<>(side.samples()), environment, List.of());
    }
}
