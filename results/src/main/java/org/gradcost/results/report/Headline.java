package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/** The main result of a report, in a few sentences whose numbers link to their sources. */
final class Headline {
    /**
     * A piece of a sentence.
     *
     * @param href row that a number comes from; empty for words
     */
    record Piece(String text, String href) {
        boolean linked() {
            return !href.isEmpty();
        }
    }

    /**
     * The number of circuits that are listed one by one; if there are more, only the smallest and the largest value are given.
     */
    private static final int LISTED = 4;

    /** The end of the names of families of whole Hessians, which are not compared with Hessian-vector products. */
    private static final String WHOLE = "-hessian";

    private static final Comparator<SummaryRow> BY_OVERHEAD =
            Comparator.comparingDouble(row -> row.overhead().orElseThrow().value());

    private final ReportData data;
    private final List<Piece> pieces = new ArrayList<>();

    private Headline(ReportData data) {
        this.data = data;
    }

    static List<Piece> of(ReportData data) {
        Headline answer = new Headline(data);
        switch (data.subject()) {
            case GRADIENT -> answer.gradients();
            case JACOBIAN -> answer.jacobians();
            case SECOND_DERIVATIVE -> answer.secondDerivatives();
            case OPERATION -> answer.operations();
        }
        return answer.pieces;
    }

    static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private void operations() {
        List<SummaryRow> sorted = data.rows().stream()
                .filter(row -> row.time().isPresent())
                .sorted(Comparator.comparingDouble(
                        row -> row.time().orElseThrow().value()))
                .toList();
        say(Counted.of(sorted.size(), "result") + " of JMH: the fastest operation, ");
        operation(sorted.get(0));
        say(", the slowest, ");
        operation(sorted.get(sorted.size() - 1));
        say(".");
    }

    private void operation(SummaryRow row) {
        say(row.cell().variant() + " of " + row.cell().family() + " at n = "
                + row.cell().n() + ", takes ");
        link(Rounded.time(row.time().orElseThrow()), row);
    }

    private void gradients() {
        say("Forward mode takes a pass for each of the n inputs, reverse mode one for all. ");
        Map<List<Object>, Crossover> circuits = new LinkedHashMap<>();
        List<Crossover> single = new ArrayList<>();
        for (Crossover crossover : data.crossovers()) {
            Series reverse = crossover.subject().reverse();
            circuits.put(
                    List.of(
                            reverse.family(),
                            reverse.gates(),
                            Modes.kernels(reverse.mode()),
                            reverse.m(),
                            reverse.threads()),
                    crossover); // that of the best mode comes last
            if (!Crossovers.isOfTheBest(crossover)) {
                single.add(crossover);
            }
        }
        if (circuits.isEmpty()) {
            say("No forward and reverse mode were measured on the same circuit, so there is no crossover to report. ");
        } else {
            best(List.copyOf(circuits.values()));
            if (single.size() < data.crossovers().size()) {
                single(single);
            }
        }
        overheads();
    }

    private void best(List<Crossover> circuits) {
        List<Crossover.Within> within = within(circuits);
        long ahead = count(circuits, Crossover.FromSmallest.class);
        long behind = count(circuits, Crossover.NotWithin.class);
        long same = count(circuits, Crossover.Same.class);
        say("The best reverse mode ");
        List<String> parts = new ArrayList<>();
        add(parts, "is ahead of % from the smallest n on ", ahead, circuits.size());
        add(parts, "stays behind % up to the largest n on ", behind, circuits.size());
        add(parts, "costs the same as % at every n on ", same, circuits.size());
        add(parts, "overtakes % within the sizes measured on ", within.size(), circuits.size());
        say(listed(parts));
        stars(within);
        say(". ");
    }

    private void add(List<String> parts, String what, long count, int all) {
        if (count > 0) {
            parts.add(what.replace("%", parts.isEmpty() ? "the best forward mode" : "it")
                    + (!parts.isEmpty()
                            ? String.valueOf(count)
                            : (count < all ? count + " of " : all > 1 ? "all " : "the ")
                                    + (all > 1 ? Counted.of(all, "circuit") : "only circuit")
                                    + " (a family with one kind of gates"
                                    + (severalKernels() ? " and kernels)" : ")")));
        }
    }

    private boolean severalKernels() {
        return data.rows().stream().map(row -> row.cell().kernels()).distinct().count() > 1;
    }

    private static String listed(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    private void single(List<Crossover> comparisons) {
        List<Crossover.Within> within = within(comparisons);
        say("Mode by mode, in " + Counted.of(comparisons.size(), "comparison")
                + " of a reverse mode with the best forward mode, of its kind where there is one, it overtakes within the sizes in "
                + within.size());
        stars(within);
        say(". ");
    }

    private void stars(List<Crossover.Within> within) {
        if (within.isEmpty()) {
            return;
        }
        say(", at n* = ");
        star(within.get(0));
        if (within.size() > 1) {
            say(" to ");
            star(within.get(within.size() - 1));
        }
    }

    private static List<Crossover.Within> within(List<Crossover> crossovers) {
        return crossovers.stream()
                .filter(Crossover.Within.class::isInstance)
                .map(Crossover.Within.class::cast)
                .sorted(Comparator.comparingDouble(c -> c.n().value()))
                .toList();
    }

    private static long count(List<Crossover> crossovers, Class<? extends Crossover> kind) {
        return crossovers.stream().filter(kind::isInstance).count();
    }

    private void star(Crossover crossover) {
        link(
                crossover.value() + crossover.dagger(),
                "#x" + (data.crossovers().indexOf(crossover) + ReportData.FIRST_LINE));
        Series reverse = crossover.subject().reverse();
        say(" (" + reverse.family() + ", " + reverse.gates() + " gates" + reverse.shared()
                + (crossover.subject().known() ? ")" : "; interval unknown)"));
    }

    private void overheads() {
        List<SummaryRow> reverse = fastest(data.roles()::isReverse);
        List<SummaryRow> forward = fastest(data.roles()::isForward);
        if (isWithoutOverheads()) {
            return;
        }
        if (reverse.isEmpty() || forward.isEmpty()) {
            say("The table of overheads has each mode's time in units of the primal's.");
            return;
        }
        say("At the largest n of each circuit, a gradient by the best reverse mode takes ");
        range(reverse);
        say(" times as long as the function itself, by the best forward mode ");
        range(forward);
        say(" times.");
    }

    private boolean isWithoutOverheads() {
        if (data.rows().stream().allMatch(row -> row.overhead().isEmpty())) {
            say("The primal was not measured, so overheads are unknown.");
            return true;
        }
        return false;
    }

    private void jacobians() {
        say(
                "For a Jacobian of m outputs by n inputs, forward mode takes a pass per input and reverse mode one per output. ");
        List<Boundary> lines =
                data.boundaries().stream().filter(b -> b.line().isPresent()).toList();
        for (Boundary boundary : lines) {
            Boundary.Line line = boundary.line().orElseThrow();
            say("On " + boundary.family() + " (" + boundary.gates() + " gates), " + boundary.pair() + " tie at m = ");
            link(Rounded.of(line.factor()) + "·n^" + Rounded.placesOf(line.exponent()), "#map");
            say(": with more outputs than that, forward is faster. ");
        }
        if (lines.isEmpty()) {
            say("The sizes measured do not determine where the two tie. ");
        }
        int judged = data.boundaries().stream().mapToInt(Boundary::judged).sum();
        if (judged > 0) {
            say("The rule “forward when n < m” names the faster mode at "
                    + data.boundaries().stream().mapToInt(Boundary::right).sum() + " of "
                    + Counted.of(judged, "size") + " with n ≠ m. ");
        }
        fastestOfAll("times as long as the function itself");
    }

    private void secondDerivatives() {
        say("A product of the Hessian with a vector, or the whole Hessian, in units of a gradient in plain code. ");
        fastestOfAll("gradients");
    }

    /** Adds what the fastest mode costs at the largest size of each circuit. */
    private void fastestOfAll(String unit) {
        if (isWithoutOverheads()) {
            return;
        }
        List<SummaryRow> fastest = fastest(mode -> !data.roles().isControl(mode));
        if (fastest.isEmpty()) {
            return;
        }
        say("At the largest size of each circuit, the fastest mode takes ");
        List<SummaryRow> hessians = fastest.stream()
                .filter(row -> row.cell().family().endsWith(WHOLE))
                .toList();
        List<SummaryRow> others =
                fastest.stream().filter(row -> !hessians.contains(row)).toList();
        if (hessians.isEmpty() || others.isEmpty()) {
            each(fastest);
            say(" " + unit);
        } else {
            each(others);
            say(" " + unit + " for a product, and ");
            each(hessians);
            say(" for a whole Hessian");
        }
        say("; code by hand is left out.");
    }

    private void each(List<SummaryRow> sorted) {
        if (sorted.size() <= LISTED) {
            for (int i = 0; i < sorted.size(); i++) {
                say(i == 0 ? "" : i < sorted.size() - 1 ? ", " : " and ");
                named(sorted.get(i));
            }
        } else {
            named(sorted.get(0));
            say(" to ");
            named(sorted.get(sorted.size() - 1));
        }
    }

    private void named(SummaryRow row) {
        overhead(row);
        say(" (" + row.cell().family() + Series.of(row.cell()).shared() + ": "
                + row.cell().variant() + ")");
    }

    /** Returns the fastest cell of these modes at the largest n of each circuit, by overhead. */
    private List<SummaryRow> fastest(Predicate<String> modes) {
        List<SummaryRow> found = new ArrayList<>();
        for (MeasuredCircuit circuit : MeasuredCircuit.all(data)) {
            List<SummaryRow> rows = data.rows().stream()
                    .filter(row -> circuit.holds(row.cell()) && row.overhead().isPresent())
                    .filter(row -> modes.test(row.cell().variant()))
                    .toList();
            long n = rows.stream().mapToLong(row -> row.cell().n()).max().orElse(0);
            rows.stream().filter(row -> row.cell().n() == n).min(BY_OVERHEAD).ifPresent(found::add);
        }
        return found.stream().sorted(BY_OVERHEAD).toList();
    }

    private void range(List<SummaryRow> sorted) {
        overhead(sorted.get(0));
        if (sorted.size() > 1) {
            say(" to ");
            overhead(sorted.get(sorted.size() - 1));
        }
    }

    private void overhead(SummaryRow row) {
        link(Rounded.of(row.overhead().orElseThrow()) + (row.extrapolated() ? "†" : ""), row);
    }

    private void say(String words) {
        pieces.add(new Piece(words, ""));
    }

    private void link(String number, SummaryRow row) {
        link(number, "#s" + data.line(row.cell()));
    }

    private void link(String number, String href) {
        pieces.add(new Piece(number, href));
    }
}
