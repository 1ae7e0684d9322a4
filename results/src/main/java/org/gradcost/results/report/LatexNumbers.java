package org.gradcost.results.report;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/**
 * The file {@code numbers.tex}, with a macro for every number that a text might cite. Each line ends with the file, line and
 * column of the number, which is rounded to as many digits as its interval justifies.
 *
 * <p>A family's name alone means its scalar gates; the name of other gates follows it, as does the name of a reverse mode other
 * than plain reverse: {@code \nStarMlp}, {@code \nStarMlpMatrix}, {@code \nStarMlpCompiled}, {@code \nStarMlpBest}.
 */
final class LatexNumbers {
    private static final String AT_MOST = "\\ensuremath{\\leq}";
    private static final String AT_LEAST = "\\ensuremath{\\geq}";
    private static final String LOW = "Low";
    private static final String HIGH = "High";
    private static final String SIZE = "Size";

    private final ReportData data;
    private final Slugs names = new Slugs();
    private final StringBuilder out = new StringBuilder();

    private LatexNumbers(ReportData data) {
        this.data = data;
    }

    static byte[] of(ReportData data) {
        LatexNumbers macros = new LatexNumbers(data);
        macros.counts();
        for (int i = 0; i < data.crossovers().size(); i++) {
            macros.crossover(data.crossovers().get(i), i + ReportData.FIRST_LINE);
        }
        macros.overheads();
        for (int i = 0; i < data.growth().size(); i++) {
            macros.growth(data.growth().get(i), i + ReportData.FIRST_LINE);
        }
        return macros.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void counts() {
        out.append(
                "% Each number is rounded from the place named after it, to as many digits as its 95 % interval justifies.\n");
        count("Crossovers", data.crossovers().size(), "rows");
        for (String verdict : List.of("within", "from-smallest", "not-within", "same")) {
            long count = data.crossovers().stream()
                    .filter(c -> DataFiles.verdict(c).equals(verdict))
                    .count();
            count("Crossovers" + Slugs.camel(verdict), count, "verdict=" + verdict);
        }
    }

    private void count(String name, long count, String what) {
        define("count" + name, "", String.valueOf(count), DataFiles.CROSSOVERS + " " + what);
    }

    private void crossover(Crossover crossover, int line) {
        Series series = crossover.subject().reverse();
        String variant = Crossovers.isOfTheBest(crossover) ? "Best" : variant(series.mode());
        String name = names.macro("nStar" + circuit(series) + variant, LOW, HIGH);
        Crossover.Subject subject = crossover.subject();
        if (crossover instanceof Crossover.Within within) {
            Estimate n = within.n();
            crossover(name, "", Rounded.of(n), line, "n_star");
            boolean below = n.lo() <= subject.smallest();
            boolean above = n.hi() >= subject.largest();
            crossover(
                    name + LOW,
                    below ? AT_MOST : "",
                    below ? String.valueOf(subject.smallest()) : Rounded.end(n, n.lo()),
                    line,
                    "n_star_lo");
            crossover(
                    name + HIGH,
                    above ? AT_LEAST : "",
                    above ? String.valueOf(subject.largest()) : Rounded.end(n, n.hi()),
                    line,
                    "n_star_hi");
        } else if (crossover instanceof Crossover.FromSmallest) {
            crossover(name, AT_MOST, String.valueOf(subject.smallest()), line, "n_smallest");
        } else if (crossover instanceof Crossover.NotWithin) {
            crossover(name, "\\ensuremath{>}", String.valueOf(subject.largest()), line, "n_largest");
        }
    }

    private void crossover(String name, String before, String number, int line, String column) {
        define(name, before, number, DataFiles.CROSSOVERS + ":" + line + " " + column);
    }

    /** Adds the numbers of each circuit and mode at its largest n. */
    private void overheads() {
        Set<Series> seen = new HashSet<>();
        for (int i = data.rows().size() - 1; i >= 0; i--) {
            SummaryRow row = data.rows().get(i);
            Series series = Series.of(row.cell());
            if (row.overhead().isPresent() && !data.roles().isPrimal(series.mode()) && seen.add(series)) {
                String name = names.macro(
                        "overhead" + circuit(series) + Slugs.camel(series.mode()) + width(series), LOW, HIGH, SIZE);
                String where = DataFiles.SUMMARY + ":" + (i + ReportData.FIRST_LINE) + " ";
                Estimate overhead = row.overhead().get();
                define(name, "", Rounded.of(overhead), where + "overhead");
                define(name + LOW, "", Rounded.end(overhead, overhead.lo()), where + "overhead_lo");
                define(name + HIGH, "", Rounded.end(overhead, overhead.hi()), where + "overhead_hi");
                define(name + SIZE, "", String.valueOf(row.cell().n()), where + "n");
            }
        }
    }

    private void growth(Growth growth, int line) {
        Series series = growth.series();
        String name = names.macro("exponent" + circuit(series) + Slugs.camel(series.mode()) + width(series), LOW, HIGH);
        String where = DataFiles.GROWTH + ":" + line + " ";
        Estimate exponent = growth.exponent();
        define(name, "", Rounded.placesOf(exponent), where + "exponent");
        define(name + LOW, "", Rounded.placesEnd(exponent, exponent.lo()), where + "exponent_lo");
        define(name + HIGH, "", Rounded.placesEnd(exponent, exponent.hi()), where + "exponent_hi");
    }

    private void define(String name, String before, String number, String where) {
        out.append("\\newcommand{\\%s}{%s%s}%% %s\n".formatted(name, before, number, where));
    }

    private static String circuit(Series series) {
        boolean coarse = !List.of("scalar", "plain").contains(series.gates());
        return Slugs.camel(series.family())
                + (coarse ? Slugs.camel(series.gates()) : "")
                + (series.m() == 1 ? "" : "M" + Slugs.camel(String.valueOf(series.m())))
                + (series.threads() == 1 ? "" : "T" + Slugs.camel(String.valueOf(series.threads())));
    }

    /** Returns an empty text for plain reverse, and {@code Compiled} for {@code reverse-compiled}. */
    private static String variant(String mode) {
        String rest = mode.replaceFirst("^reverse-?", "");
        return rest.isEmpty() ? "" : Slugs.camel(rest);
    }

    private static String width(Series series) {
        return series.width() > 1 ? Slugs.camel(String.valueOf(series.width())) : "";
    }
}
