package org.gradcost.cli.section;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Summary;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private static final Map<String, Double> TIMES = Map.of("primal", 1.0, "forward", 10.0, "reverse", 12.0);

    @Test
    void severalReverseModesAreNamed() {
        String report = report("primal", "forward", "reverse", "reverse-compiled");
        assertTrue(report.contains(" n* of "), report);
        assertTrue(report.contains(" product scalar reverse forward 1.2 unknown 100 "), report);
        assertTrue(
                report.contains(
                        " product scalar reverse-compiled the best forward mode of another kind ≤ 1 unknown 100 "),
                report);
        assertTrue(
                report.contains("\nproduct, scalar, reverse-compiled : the best forward mode of another kind "),
                report);
    }

    @Test
    void aSingleOneIsNot() {
        String report = report("primal", "forward", "reverse");
        assertFalse(report.contains(" n* of "), report);
        assertTrue(report.contains(" product scalar 1.2 unknown 100 "), report);
        assertTrue(report.contains("\nproduct, scalar "), report);
    }

    @Test
    void withoutAnIntervalNoneIsDrawn() {
        String report = report("primal", "forward", "reverse");
        assertFalse(report.contains("▒"), report);
        assertTrue(report.contains("no interval of n* is known"), report);
    }

    @Test
    void whatNothingCrossesHasItsOverheadsAllTheSame() {
        String report = report("primal", "reverse", "reverse-compiled");
        assertFalse(report.contains("n*"), report);
        assertTrue(report.contains(" product scalar 100 12 2\n"), report);
    }

    @Test
    void aStripFitsTheTerminal() {
        List<Crossover> crossovers = Crossovers.of(
                summary("primal", "forward", "reverse", "reverse-compiled").times(), ModeRoles.BY_NAME);
        for (int columns : new int[] {60, 80, 100, 200}) {
            StringWriter out = new StringWriter();
            new CrossoverChart(crossovers, columns).print(new PrintWriter(out, true));
            for (String line : out.toString().lines().skip(3).toList()) { // below the legend, which wraps
                boolean isName = line.contains(" : ") && !line.contains("█");
                assertTrue(isName || line.length() <= columns, columns + ": " + line);
            }
        }
    }

    /** The time of forward grows with n², that of the others with n: reverse (12·n) overtakes forward (10·n²) at 1.2; one fork bears no interval. */
    private static Summary summary(String... modes) {
        List<Measurement> rows = new ArrayList<>();
        for (String mode : modes) {
            for (int n : new int[] {1, 10, 100}) {
                double time = TIMES.getOrDefault(mode, 2.0) * n * (mode.equals("forward") ? n : 1);
                Cell cell = new Cell("product", mode.equals("primal") ? "plain" : "scalar", n, 1, mode, 1, 1);
                for (int iteration = 0; iteration < 4; iteration++) {
                    rows.add(Measurement.of(cell, Metric.TIME, 0, iteration, time * (1 + 1e-3 * iteration)));
                }
            }
        }
        return Summary.of(rows);
    }

    private static String report(String... modes) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new RunReport(summary(modes)).print(writer);
        writer.flush();
        return out.toString().replaceAll(" +", " ");
    }
}
