package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.Environment;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Escape;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Precision;
import org.gradcost.results.summary.Shortfall;
import org.gradcost.results.summary.SummaryRow;

/** The paragraphs of a methods section: how the run was measured, and the threats to its validity. */
final class Methods {
    /** A paragraph under its own heading. */
    record Paragraph(String heading, String text) {}

    /** A long hash. Its first digits distinguish it from others, and all of them are in environment.json. */
    private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{28,}\\b");

    private Methods() {}

    static List<Paragraph> of(ReportData data) {
        if (data.jmh().isPresent()) {
            return ofJmh(data, data.jmh().get());
        }
        return List.of(
                new Paragraph(
                        "Environment",
                        data.environments().isEmpty()
                                ? "The run has no environment.json: machine, JDK and library versions are unknown, and the"
                                        + " times cannot be compared with others."
                                : environment(data.environments())),
                new Paragraph("Protocol", protocol(data)),
                new Paragraph("Statistics", statistics(data)),
                new Paragraph("Threats to validity", threats(data)));
    }

    private static List<Paragraph> ofJmh(ReportData data, JmhCells jmh) {
        return List.of(
                new Paragraph("Environment", jmh.environment()),
                new Paragraph("Tables", jmh.reading()),
                new Paragraph(
                        "Statistics",
                        "A fork's value is the median of its log times, a result's estimate the mean over its forks."
                                + " Intervals of 95 % come from how the forks of a result differ, moderated by the other"
                                + " results of the file; where each has a single fork, the interval is unknown."),
                new Paragraph("Threats to validity", threats(data)));
    }

    private static String statistics(ReportData data) {
        StringBuilder text =
                new StringBuilder("A fork's value is the median of its log times, or of their differences from"
                        + " the primal's where the two took turns; a cell's estimate is the mean over its forks. Intervals of 95 % come"
                        + " from a bootstrap over whole rounds, stretched to the moderated variance of few forks (Smyth, Statistical"
                        + " Applications in Genetics and Molecular Biology 3, 2004). An overhead is a time in units of the time of "
                        + data.subject().unit() + "; overheads, crossovers and exponents are computed draw by draw.");
        if (!data.crossovers().isEmpty()) {
            text.append(" The crossover n* is where the ratio of reverse to forward, log-log linear between the sizes"
                    + " measured, passes 1 for the last time. Each reverse mode is compared with the best forward mode of its"
                    + " kind, interpreted or compiled, and the best reverse mode of each n with the best forward mode of all"
                    + " kinds; a size is left out if a mode that was the fastest at a smaller one was not measured there. Where"
                    + " the ratio stays within a factor of 1.2 at every n, both cost the same and there is no n*.");
        }
        if (!data.boundaries().isEmpty()) {
            text.append(
                    " A reverse mode and the best forward mode of its kind tie on a line over n and m: a plane is fitted to the log"
                            + " of their ratio over log n and log m, with the most weight on cells near the tie, and is 0 there.");
        }
        if (data.subject() == Subject.GRADIENT || data.subject() == Subject.JACOBIAN) {
            text.append(
                    " Bounds on operation counts, 2 to 2.5 for a tangent and 3 to 4 for a gradient, are those of Griewank and"
                            + " Walther (Evaluating Derivatives, 2008).");
        }
        return text.toString();
    }

    static String markdown(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(p -> "**" + Escape.markdown(p.heading()) + ".** " + Escape.markdown(p.text()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    static String latex(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(p -> "\\paragraph{" + Escape.latex(p.heading()) + "} " + Escape.latex(p.text()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** Returns a description of where several runs were measured: one machine and JDK, which is required of them. */
    private static String environment(List<Environment> runs) {
        Environment e = runs.get(0);
        SortedMap<String, SortedSet<String>> libraries = new TreeMap<>();
        runs.forEach(run -> run.libraries()
                .forEach((name, version) ->
                        libraries.computeIfAbsent(name, any -> new TreeSet<>()).add(version)));
        List<String> commits = runs.stream()
                .map(run -> run.commit() + (run.clean() ? "" : " with uncommitted changes"))
                .distinct()
                .toList();
        String text = "%s, %d cores (%d hardware threads), %s of memory, %s; JDK %s (%s, %s)%s; %s. Sources at %s %s."
                .formatted(
                        e.processor(),
                        e.physicalCores(),
                        e.logicalCores(),
                        Math.round(e.memoryBytes() / 0x1p30) + " GiB",
                        e.os(),
                        e.jdk().version(),
                        e.jdk().vendor(),
                        e.jdk().vmName(),
                        e.vmFlags().isEmpty() ? "" : ", flags " + String.join(" ", e.vmFlags()),
                        libraries.entrySet().stream()
                                .map(library -> library.getKey() + " " + String.join(" and ", library.getValue()))
                                .collect(Collectors.joining(", ")),
                        commits.size() == 1 ? "commit" : "commits",
                        String.join(" and ", commits));
        return HASH.matcher(text).replaceAll("$1");
    }

    private static String protocol(ReportData data) {
        Map<Cell, SummaryRow> timed = data.rows().stream()
                .filter(row -> row.time().isPresent())
                .collect(Collectors.toMap(SummaryRow::cell, row -> row));
        IntSummaryStatistics forks =
                timed.values().stream().mapToInt(SummaryRow::forks).summaryStatistics();
        IntSummaryStatistics iterations = data.measurements().stream()
                .filter(row -> isOfTime(row, timed))
                .collect(Collectors.groupingBy(row -> timed.get(row.cell()), Collectors.summingInt(row -> 1)))
                .entrySet()
                .stream()
                .mapToInt(rows -> rows.getValue() / rows.getKey().forks())
                .summaryStatistics();
        long families = timed.keySet().stream().map(Cell::family).distinct().count();
        List<String> profiles = data.environments().stream()
                .map(Environment::profile)
                .distinct()
                .toList();
        String profile = profiles.isEmpty()
                ? ""
                : (profiles.size() == 1 ? " (profile " : " (profiles ") + String.join(" and ", profiles) + ")";
        String measured = tookTurns(data)
                ? ("The run timed %s of %s%s, each in %s of fresh JVMs. The JVMs of one family and size are"
                                + " alive at once and measure slots of about 10 ms in turns, %s each; a JVM runs one cell"
                                + " and so one mode.")
                        .formatted(
                                Counted.of(timed.size(), "cell"),
                                Counted.of(families, "family"),
                                profile,
                                counted(forks, "round"),
                                counted(iterations, "slot"))
                : ("The run timed %s of %s with JMH%s, each in %s of %s; a fork (JVM)"
                                + " runs one cell and so one mode. The modes of one family and size run one after the other.")
                        .formatted(
                                Counted.of(timed.size(), "cell"),
                                Counted.of(families, "family"),
                                profile,
                                counted(forks, "fork"),
                                counted(iterations, "measured iteration"));
        return measured + precision(data)
                + " Before a cell is timed, its derivatives are checked, against hand-written code where there is some.";
    }

    /** Returns a sentence on how many overheads are as precise as their run aimed for; empty if no run aimed for a precision. */
    private static String precision(ReportData data) {
        List<String> targets = data.targets();
        if (targets.isEmpty()) {
            return "";
        }
        long overheads = data.rows().stream()
                .filter(row -> data.precision(row.cell()).exists())
                .filter(row -> !data.roles().isPrimal(row.cell().variant())
                        && row.overhead().isPresent())
                .count();
        long narrow = data.summary().shortfalls().values().stream()
                .filter(Shortfall::isNarrow)
                .count();
        return " It aimed for overheads within %s after at least %d rounds, which %d of %d reached%s."
                .formatted(
                        String.join(" or ", targets) + (targets.size() > 1 ? ", depending on the run," : ""),
                        Precision.LEAST_ROUNDS,
                        overheads - data.summary().shortfalls().size(),
                        overheads,
                        narrow == 0 ? "" : "; %d more are as narrow after fewer rounds".formatted(narrow));
    }

    private static boolean tookTurns(ReportData data) {
        return data.measurements().stream().anyMatch(row -> row.turn().isPresent());
    }

    /** Returns whether a row is one of those that its cell's time comes from, and not of a pass that only checks an extrapolation. */
    private static boolean isOfTime(Measurement row, Map<Cell, SummaryRow> timed) {
        SummaryRow cell = timed.get(row.cell());
        return cell != null && row.metric() == (cell.extrapolated() ? Metric.PASS_TIME : Metric.TIME);
    }

    private static String threats(ReportData data) {
        long extrapolated =
                data.rows().stream().filter(SummaryRow::extrapolated).count();
        double[] widths = data.rows().stream()
                .flatMap(row -> row.time().stream())
                .filter(Estimate::known)
                .mapToDouble(Estimate::halfWidth)
                .sorted()
                .toArray();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                widths.length == 0
                        ? "Noise: a single fork per cell gives no variance between forks, so no interval is known."
                        : "Noise: half of the intervals are narrower than ±%s of the time, the widest is ±%s; %s."
                                .formatted(
                                        Rounded.width(widths[widths.length / 2]),
                                        Rounded.width(widths[widths.length - 1]),
                                        tookTurns(data)
                                                ? "a drift of the machine that is slower than a turn cancels in the overheads,"
                                                        + " but not in the times" + shared(data)
                                                : "none of them covers a drift of the machine between cells"));
        if (extrapolated > 0) {
            double[] predictions = data.summary().predictions().values().stream()
                    .mapToDouble(p -> p)
                    .sorted()
                    .toArray();
            sentences.add(
                    "Extrapolation: the time of %d of %d cells is passes × the time of a pass, and not measured (marked †);"
                                    .formatted(extrapolated, data.rows().size())
                            + (predictions.length == 0
                                    ? " no cell was measured both ways to check it by."
                                    : " on %s measured both ways that product was %s of the time measured."
                                            .formatted(
                                                    Counted.of(predictions.length, "cell"),
                                                    Rounded.range(
                                                            predictions[0], predictions[predictions.length - 1]))));
        }
        sentences.add(
                "JVM: times are those of one JDK's compiler on one machine; a mode runs alone in its JVM, where the"
                        + " compiler specialises code to it, and would be slower beside others.");
        return String.join(" ", sentences);
    }

    /** Returns how often the core was shared, in the median cell and at most; empty if it is unknown. */
    private static String shared(ReportData data) {
        double[] quiet = data.rows().stream()
                .flatMapToDouble(row -> row.quiet().stream())
                .sorted()
                .toArray();
        return quiet.length == 0
                ? ""
                : "; another hardware thread shared the core during %.0f %% of the time in the median cell, and %.0f %% at most"
                        .formatted(100 * (1 - quiet[quiet.length / 2]), 100 * (1 - quiet[0]));
    }

    private static String counted(IntSummaryStatistics counts, String thing) {
        return (counts.getMin() == counts.getMax() ? "" : counts.getMin() + " to ")
                + Counted.of(counts.getMax(), thing);
    }
}
