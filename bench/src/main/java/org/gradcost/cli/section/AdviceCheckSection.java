package org.gradcost.cli.section;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.gradcost.advise.AdviceCheck;
import org.gradcost.advise.AdviceCheck.Choice;
import org.gradcost.advise.AdviceCheck.Time;
import org.gradcost.advise.Prediction;
import org.gradcost.results.format.Rounded;
import org.gradcost.terminal.Table;

/**
 * The quality of advice: a row for each family and size, a row for each mode, and in Markdown the shares that were correct, by size
 * and of all.
 */
public final class AdviceCheckSection {

    private static final int DIGITS = 2;

    private final AdviceCheck check;

    /**
     * Creates the section.
     *
     * @param check with the comparisons
     */
    public AdviceCheckSection(AdviceCheck check) {
        this.check = check;
    }

    public void print(PrintWriter out) {
        out.println(choices());
        out.println();
        out.println(modes());
        out.println();
        out.print(shares().markdown());
    }

    private Table shares() {
        Table table = new Table()
                .text("n")
                .number("recommended mode within " + AdviceCheck.AS_GOOD + " of the fastest")
                .number("predicted time within a factor " + AdviceCheck.RIGHT)
                .number("predicted overhead within a factor " + AdviceCheck.RIGHT)
                .number("interval contains the measured time");
        SortedMap<Long, List<Choice>> choices =
                check.choices().stream().collect(groupingBy(choice -> decade(choice.n()), TreeMap::new, toList()));
        SortedMap<Long, List<Time>> times =
                check.times().stream().collect(groupingBy(time -> decade(time.n()), TreeMap::new, toList()));
        times.forEach((decade, ofDecade) ->
                shares(table, sizes(ofDecade), choices.getOrDefault(decade, List.of()), ofDecade));
        shares(table, "all", check.choices(), check.times());
        return table;
    }

    /** Returns the power of ten that is nearest: families that lack a size are measured at the nearest one they have. */
    private static long decade(int n) {
        return Math.round(Math.log10(n));
    }

    private static String sizes(List<Time> times) {
        IntSummaryStatistics sizes = times.stream().mapToInt(Time::n).summaryStatistics();
        return sizes.getMin() + (sizes.getMin() == sizes.getMax() ? "" : "–" + sizes.getMax());
    }

    private static void shares(Table table, String sizes, List<Choice> choices, List<Time> times) {
        table.row(
                sizes,
                share(choices, choice -> choice.times() <= AdviceCheck.AS_GOOD),
                share(times, time -> isRight(time.factor())),
                share(times, time -> isRight(time.overheadFactor())),
                share(times.stream().filter(time -> time.predicted().known()).toList(), Time::isHeld));
    }

    private static boolean isRight(double factor) {
        return factor <= AdviceCheck.RIGHT && factor >= 1 / AdviceCheck.RIGHT;
    }

    private static <T> String share(List<T> all, Predicate<T> right) {
        long count = all.stream().filter(right).count();
        return count + " of " + all.size()
                + (all.isEmpty() ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100.0 * count / all.size()));
    }

    private Table choices() {
        Table table = new Table()
                .text("family")
                .number("n")
                .text("recommended")
                .text("fastest in the run")
                .number("times as long")
                .number("predicted")
                .number("measured");
        for (Choice choice : check.choices()) {
            Time time = check.times().stream()
                    .filter(t -> t.family().equals(choice.family())
                            && t.n() == choice.n()
                            && t.mode().equals(choice.recommended()))
                    .findFirst()
                    .orElseThrow();
            table.row(
                    choice.family(),
                    String.valueOf(choice.n()),
                    choice.recommended(),
                    choice.fastest(),
                    factor(choice.times()),
                    Rounded.time(time.predicted()),
                    Rounded.time(time.measured(), DIGITS));
        }
        return table;
    }

    private Table modes() {
        Map<String, List<Time>> byMode = new TreeMap<>();
        for (Time time : check.times()) {
            String basis = time.basis() == Prediction.Basis.SMALLER ? " (from a smaller n)" : "";
            byMode.computeIfAbsent(time.mode() + basis, mode -> new ArrayList<>())
                    .add(time);
        }
        Table table = new Table()
                .text("mode")
                .number("predictions")
                .number("within " + AdviceCheck.RIGHT)
                .number("least measured / predicted")
                .number("median")
                .number("most");
        byMode.forEach((mode, times) -> {
            double[] factors = sorted(times, Time::factor);
            table.row(
                    mode,
                    String.valueOf(times.size()),
                    String.valueOf(
                            times.stream().filter(t -> isRight(t.factor())).count()),
                    factor(factors[0]),
                    factor(factors[factors.length / 2]),
                    factor(factors[factors.length - 1]));
        });
        return table;
    }

    private static double[] sorted(List<Time> times, ToDoubleFunction<Time> value) {
        return times.stream().mapToDouble(value).sorted().toArray();
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor);
    }
}
