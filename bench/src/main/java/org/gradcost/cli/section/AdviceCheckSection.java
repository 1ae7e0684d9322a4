package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.gradcost.advise.AdviceCheck;
import org.gradcost.advise.AdviceCheck.Choice;
import org.gradcost.advise.AdviceCheck.Time;
import org.gradcost.advise.Prediction;
import org.gradcost.results.format.Rounded;
import org.gradcost.terminal.Table;

/** The quality of advice: a row for each family and size, a row for each mode, and the shares that were correct. */
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
        share(
                out,
                "recommended mode within " + AdviceCheck.AS_GOOD + " of the fastest",
                check.choices(),
                choice -> choice.times() <= AdviceCheck.AS_GOOD);
        List<Time> known = check.times();
        share(out, "predicted time within a factor " + AdviceCheck.RIGHT, known, time -> isRight(time.factor()));
        share(
                out,
                "predicted overhead within a factor " + AdviceCheck.RIGHT,
                known,
                time -> isRight(time.overheadFactor()));
        share(
                out,
                "interval contains the measured time",
                known.stream().filter(time -> time.predicted().known()).toList(),
                Time::isHeld);
    }

    private static boolean isRight(double factor) {
        return factor <= AdviceCheck.RIGHT && factor >= 1 / AdviceCheck.RIGHT;
    }

    private static <T> void share(PrintWriter out, String what, List<T> all, Predicate<T> right) {
        long count = all.stream().filter(right).count();
        out.println(what + ": " + count + " of " + all.size()
                + (all.isEmpty() ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100.0 * count / all.size())));
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
