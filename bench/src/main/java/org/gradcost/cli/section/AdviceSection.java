package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradcost.advise.Advice;
import org.gradcost.advise.Prediction;
import org.gradcost.advise.Workbench;
import org.gradcost.cli.text.Table;
import org.gradcost.mode.Sparsity;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** Advice as a reader wants it: the answer, its reason and the code; then the facts and the table of all modes. */
public final class AdviceSection {

    /** A part of the time spent waiting that a reader should know of. */
    private static final double BUSY = 0.1;

    private final List<Advice> advice;
    private final double waiting;

    /**
     * @param advice on a function, at least at one size
     * @param waiting the part of the time in which the measuring thread had no core; NaN if the system does not tell
     */
    public AdviceSection(List<Advice> advice, double waiting) {
        this.advice = advice;
        this.waiting = waiting;
    }

    public void print(PrintWriter out) {
        for (Advice one : advice) {
            out.println(one);
            facts(out, one);
            out.println();
            out.println(table(one));
            out.println();
        }
        if (waiting > BUSY) {
            out.println(String.format(
                    Locale.ROOT,
                    "The machine was busy: %.0f %% of the time was spent waiting for a core. Modes had less time to get warm, and"
                            + " times may be too long; try again on a quiet machine, or with more --seconds.%n",
                    100 * waiting));
        }
    }

    private static void facts(PrintWriter out, Advice advice) {
        out.println("n = " + advice.n() + ", m = " + advice.m()
                + advice.primal()
                        .map(p -> "; the function alone takes " + time(p))
                        .orElse(""));
        advice.compiled()
                .ifPresent(p -> out.println("compiles in "
                        + Rounded.time(p.prepareNanos()) + ": "
                        + p.facts()
                                .map(f -> Counted.of(f.recordedGates(), "gate") + ", " + Counted.of(f.loops(), "loop")
                                        + " found, " + Rounded.bytes(f.tapeBytes()) + " of code and workspace")
                                .orElseThrow()));
        if (advice.compiled().isEmpty()) {
            advice.predictions().stream()
                    .map(Prediction::note)
                    .filter(note -> note.startsWith("refused"))
                    .findFirst()
                    .ifPresent(note -> out.println("does not compile: " + note));
        }
        advice.taped()
                .ifPresent(p -> out.println("tape: "
                        + p.facts()
                                .map(f -> Counted.of(f.recordedGates(), "record") + ", " + Rounded.bytes(f.tapeBytes()))
                                .orElseThrow()
                        + " (" + p.label() + ")"));
        advice.sparsity().ifPresent(s -> out.println(sparsity(s)));
    }

    private static String sparsity(Sparsity sparsity) {
        return sparsity.matrix() + ": " + sparsity.rows() + " × " + sparsity.columns() + ", " + sparsity.entries()
                + " entries that may be nonzero, " + Counted.of(sparsity.colours(), "colour");
    }

    private static Table table(Advice advice) {
        Table table = new Table()
                .text("mode")
                .text("gates")
                .number("passes")
                .number("a pass")
                .number("a gradient")
                .number("95 %")
                .number("primals")
                .number("set-up")
                .number("memory")
                .number("garbage")
                .text("");
        for (Prediction p : advice.predictions()) {
            Optional<Workbench.Facts> facts = p.facts();
            table.row(
                    p.label(),
                    p.gates().label(),
                    facts.map(f -> String.valueOf(f.passes())).orElse(""),
                    p.pass().map(t -> Rounded.time(t.value())).orElse(""),
                    p.time().map(t -> Rounded.time(t.value())).orElse(""),
                    p.time().filter(Estimate::known).map(AdviceSection::range).orElse(""),
                    overhead(advice, p),
                    p.prepareNanos() > 0 ? Rounded.time(p.prepareNanos()) : "",
                    facts.filter(f -> f.tapeBytes() > 0)
                            .map(f -> Rounded.bytes(f.tapeBytes()))
                            .orElse(""),
                    facts.filter(f -> f.allocatedBytes() >= 1)
                            .map(f -> Rounded.bytes(f.allocatedBytes()))
                            .orElse(""),
                    remark(advice, p));
        }
        return table;
    }

    private static String remark(Advice advice, Prediction p) {
        if (advice.recommended().filter(p::equals).isPresent()) {
            return "<- use this" + (p.note().isEmpty() ? "" : "; " + p.note());
        }
        return switch (p.basis()) {
            case GRADIENT -> p.note();
            case PASSES -> "passes × a pass" + (p.note().isEmpty() ? "" : "; " + p.note());
            case SMALLER -> "from a smaller n; " + p.note();
            case NONE -> p.note();
        };
    }

    private static String overhead(Advice advice, Prediction p) {
        if (advice.primal().isEmpty() || p.time().isEmpty()) {
            return "";
        }
        double overhead = p.time().get().value() / advice.primal().get().value();
        return overhead < 9.95 ? String.format(Locale.ROOT, "%.1f", overhead) : Rounded.digits(overhead, 2);
    }

    private static String time(Estimate time) {
        return Rounded.time(time.value()) + (time.known() ? " (" + range(time) + ")" : "");
    }

    private static String range(Estimate time) {
        return Rounded.time(time.lo()) + " – " + Rounded.time(time.hi());
    }
}
