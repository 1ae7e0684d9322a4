package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/** The question and its answer, in three sentences whose numbers say where they come from. */
final class Headline {
    /**
     * A piece of a sentence.
     *
     * @param href the row that a number comes from; empty for words
     */
    record Piece(String text, String href) {
        boolean linked() {
            return !href.isEmpty();
        }
    }

    private final ReportData data;
    private final List<Piece> pieces = new ArrayList<>();

    private Headline(ReportData data) {
        this.data = data;
    }

    static List<Piece> of(ReportData data) {
        Headline answer = new Headline(data);
        if (data.subject() == Subject.OPERATION) {
            answer.operations();
            return answer.pieces;
        }
        answer.say(
                "What does the gradient of a function of n inputs cost, in forward mode, which takes a pass per input,"
                        + " and in reverse mode, which takes one? ");
        answer.crossovers();
        answer.overheads();
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
        link(Rounded.time(row.time().orElseThrow().value()), "#s" + data.line(row.cell()));
    }

    private void crossovers() {
        List<Crossover> all = data.crossovers();
        List<Crossover.Within> within = all.stream()
                .filter(Crossover.Within.class::isInstance)
                .map(Crossover.Within.class::cast)
                .sorted(Comparator.comparingDouble(c -> c.n().value()))
                .toList();
        if (all.isEmpty()) {
            say("No forward and reverse mode were measured on the same circuit, so there is no crossover to tell. ");
            return;
        }
        say("In " + Counted.of(all.size(), "comparison")
                + " of equals, reverse with forward modes of its kind and the best with the best, reverse overtakes within"
                + " the sizes measured in "
                + within.size());
        if (!within.isEmpty()) {
            say(", at n* ");
            star(within.get(0));
            if (within.size() > 1) {
                say(" up to ");
                star(within.get(within.size() - 1));
            }
        }
        long ahead =
                all.stream().filter(Crossover.FromSmallest.class::isInstance).count();
        long behind = all.stream().filter(Crossover.NotWithin.class::isInstance).count();
        long same = all.stream().filter(Crossover.Same.class::isInstance).count();
        say("; it is ahead from the smallest n in " + ahead + " and behind up to the largest in " + behind
                + (same > 0 ? "; both cost the same at every n in " + same : "") + ". ");
    }

    private void star(Crossover.Within crossover) {
        link(
                Rounded.digits(crossover.n().value(), 3)
                        + (crossover.subject().extrapolatedFrom().isPresent() ? "†" : ""),
                "#x" + (data.crossovers().indexOf(crossover) + ReportData.FIRST_LINE));
        Series reverse = crossover.subject().reverse();
        say(" (" + reverse.family() + ", " + reverse.gates() + " gates" + reverse.shared() + ")");
    }

    private void overheads() {
        List<SummaryRow> reverse = largest(data.roles()::isReverse);
        List<SummaryRow> forward = largest(data.roles()::isForward);
        if (data.rows().stream().allMatch(row -> row.overhead().isEmpty())) {
            say("Without the primal's time beside it, no overhead can be told.");
            return;
        }
        if (reverse.isEmpty() || forward.isEmpty()) {
            say("The table of overheads tells how many times as long as the primal each mode takes.");
            return;
        }
        say("At the largest n measured of each circuit, a gradient in reverse takes ");
        range(reverse);
        say(" times as long as the function itself, and in the best forward mode ");
        range(forward);
        say(" times.");
    }

    /** The fastest cell of these modes at the largest n of each circuit. */
    private List<SummaryRow> largest(Predicate<String> modes) {
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

    private static final Comparator<SummaryRow> BY_OVERHEAD =
            Comparator.comparingDouble(row -> row.overhead().orElseThrow().value());

    private void range(List<SummaryRow> sorted) {
        overhead(sorted.get(0));
        if (sorted.size() > 1) {
            say(" to ");
            overhead(sorted.get(sorted.size() - 1));
        }
    }

    private void overhead(SummaryRow row) {
        link(
                Rounded.digits(row.overhead().orElseThrow().value(), 3) + (row.extrapolated() ? "†" : ""),
                "#s" + data.line(row.cell()));
    }

    private void say(String words) {
        pieces.add(new Piece(words, ""));
    }

    private void link(String number, String href) {
        pieces.add(new Piece(number, href));
    }
}
