package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradcost.results.Cell;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Limits;
import org.gradcost.results.summary.OddForks;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;

/**
 * The precision of a run's overheads: those at the largest n with their intervals, the outlying forks, and the cells that missed
 * the precision.
 */
public final class PrecisionSection {

    private static final int MOST_LINES = 12;

    /** The share of the time that a core is quiet from which it counts as quiet throughout. */
    private static final double QUIET_THROUGHOUT = 0.99;

    private final Summary summary;
    private final Map<Cell, String> notReached;

    /**
     * Creates the section.
     *
     * @param notReached cells that have not reached the requested precision, with what each would need
     */
    public PrecisionSection(Summary summary, Map<Cell, String> notReached) {
        this.summary = summary;
        this.notReached = notReached;
    }

    public void print(PrintWriter out) {
        List<SummaryRow> known = summary.rows().stream()
                .filter(row -> !summary.roles().isPrimal(row.cell().variant()))
                .filter(row -> row.overhead().filter(Estimate::known).isPresent())
                .toList();
        if (!known.isEmpty()) {
            out.println();
            double[] widths = known.stream()
                    .mapToDouble(row -> row.overhead().orElseThrow().halfWidth())
                    .sorted()
                    .toArray();
            out.println(String.format(
                    Locale.ROOT,
                    "Overheads with their 95 %% intervals (half of all %d within ±%s, nine of ten within ±%s):",
                    widths.length,
                    Rounded.width(widths[widths.length / 2]),
                    Rounded.width(widths[Math.min(widths.length - 1, widths.length * 9 / 10)])));
            known.stream()
                    .filter(row -> isLargest(row, known))
                    .sorted(Comparator.comparing(row -> row.cell().family()))
                    .forEach(row -> out.println("  " + row.cell() + ": " + overhead(row)));
        }
        list(out, "Outlying forks, which are included:", OddForks.of(summary.times()));
        list(
                out,
                "Implausible ratios (a mode faster than the gradient by hand, or that faster than the primal):",
                Limits.of(summary));
        list(
                out,
                "Precision not reached, or reached in too few rounds (more_rounds in summary.csv: rounds that a cell still needs):",
                NotReached.lines(notReached));
    }

    /**
     * Returns an overhead with its interval; if the core was seen in both states, also that of quiet moments. Where the core was
     * hardly ever shared, the two are of the same data, and one is enough.
     */
    public static String overhead(SummaryRow row) {
        StringBuilder text =
                new StringBuilder("overhead " + estimate(row.overhead().orElseThrow()));
        if (row.extrapolated()) {
            text.append("†");
        }
        if (row.quiet().isPresent()) {
            text.append(String.format(
                    Locale.ROOT,
                    " (core shared %.0f %% of the time",
                    100 * (1 - row.quiet().getAsDouble())));
            row.overheadQuiet()
                    .filter(quiet -> row.quiet().getAsDouble() < QUIET_THROUGHOUT)
                    .ifPresent(
                            quiet -> text.append("; ").append(estimate(quiet)).append(" in quiet moments"));
            text.append(")");
        }
        return text.toString();
    }

    /** Returns a value with as many digits as its interval justifies. */
    private static String estimate(Estimate estimate) {
        if (!estimate.known()) {
            return digits(estimate.value(), 2) + " ±? %";
        }
        return digits(estimate.value(), estimate.digits()) + " ±" + Rounded.width(estimate.halfWidth());
    }

    private static String digits(double value, int digits) {
        return Rounded.digits(value, digits);
    }

    private static boolean isLargest(SummaryRow row, List<SummaryRow> all) {
        Cell cell = row.cell();
        return all.stream()
                .map(SummaryRow::cell)
                .filter(other -> other.family().equals(cell.family())
                        && other.variant().equals(cell.variant())
                        && other.gates().equals(cell.gates()))
                .allMatch(other -> other.n() <= cell.n());
    }

    private static void list(PrintWriter out, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
        if (lines.size() > MOST_LINES) {
            out.println("  and " + (lines.size() - MOST_LINES) + " more");
        }
    }
}
