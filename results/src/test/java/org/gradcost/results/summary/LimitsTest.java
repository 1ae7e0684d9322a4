package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.Rows;
import org.gradcost.results.file.RunFolder;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Pattern PROBLEM = Pattern.compile("(\\S+) n=(\\d+) ");

    /** The problems whose gradient by hand a compiled one is still ahead of. */
    private static final Set<String> OPEN = Set.of();

    /** Primal and hand are the best plain Java that we know, at every size of the committed run but the open ones. */
    @Test
    void theCommittedRunKeepsThem() {
        Path run = Path.of("..", "results", "data", "standard");
        assumeTrue(Files.isDirectory(run), "skipped: there is no " + run);
        Set<String> open = new TreeSet<>();
        for (String broken : Limits.of(RunFolder.open(run).summarise())) {
            Matcher problem = PROBLEM.matcher(broken);
            assertTrue(problem.lookingAt(), broken);
            open.add(problem.group(1) + " " + problem.group(2));
        }
        assertEquals(new TreeSet<>(OPEN), open);
    }

    @Test
    void aModeBelowTheGradientByHandIsNamed() {
        List<String> broken = Limits.of(Summary.of(run(10, 8)));
        assertEquals(1, broken.size(), broken.toString());
        assertTrue(
                broken.get(0).contains("reverse") && broken.get(0).contains(" of hand, must be at least 0.97"),
                () -> broken.get(0));
    }

    @Test
    void aGradientByHandBelowThePrimalIsNamed() {
        List<String> broken = Limits.of(Summary.of(run(3.5, 30)));
        assertEquals(1, broken.size(), broken.toString());
        assertTrue(broken.get(0).contains(" of primal, must be at least 1.0"), () -> broken.get(0));
    }

    @Test
    void whatIsWithinItsIntervalBreaksNothing() {
        assertEquals(List.of(), Limits.of(Summary.of(run(10, 9.9))));
        assertEquals(List.of(), Limits.of(Summary.of(run(4.02, 30))));
    }

    /** Two threads halve a time, and a library in C may be faster than plain Java: neither is a fault of the code by hand. */
    @Test
    void onlyPlainJavaInOneThreadIsLimited() {
        List<Measurement> threads = new ArrayList<>(run(10, 30));
        List<Measurement> library = new ArrayList<>(run(10, 30));
        for (Measurement row : run(10, 4)) {
            Cell cell = row.cell();
            if (cell.mode().equals("reverse") && cell.n() == 30) {
                threads.add(with(row, new Cell("chain", "scalar", cell.n(), 1, "reverse-blocked", 0, 2)));
                library.add(with(row, new Cell("chain", "plain", cell.n(), 1, "blas", 0, 1)));
            }
        }
        ModeRoles roles =
                ModeRoles.of(Map.of("blas", new ModeTraits(Direction.NONE, Kind.HAND, "BLAS", "1", "C", 190)));
        assertEquals(List.of(), Limits.of(Summary.of(threads)));
        assertEquals(List.of(), Limits.of(Summary.of(library, roles)));
        ModeRoles inJava = ModeRoles.of(
                Map.of("blas", new ModeTraits(Direction.NONE, Kind.INTERPRETED, "BLAS", "1", "Java", 190)));
        assertEquals(1, Limits.of(Summary.of(library, inJava)).size(), "the same times in Java do break a limit");
    }

    private static Measurement with(Measurement row, Cell cell) {
        return Rows.slot(cell, row.fork().getAsInt(), row.value());
    }

    /** A primal of 4 ns per input, in six rounds with 1 % of noise. */
    private static List<Measurement> run(double hand, double reverse) {
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(5);
        for (int n = 10; n <= 60; n += 10) {
            double[] perInput = {4, n == 30 ? hand : 10, n == 30 ? reverse : 30};
            String[] modes = {"primal", "hand", "reverse"};
            for (int round = 0; round < 6; round++) {
                for (int mode = 0; mode < 3; mode++) {
                    rows.add(Rows.slot(
                            Rows.cell(modes[mode], n),
                            round,
                            perInput[mode] * n * Math.exp(0.01 * random.nextGaussian())));
                }
            }
        }
        return rows;
    }
}
