package org.gradcost.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcost.mode.Sparsity;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.terminal.Table;

/** Readable text of advice: the recommendation, its reason and the code, followed by the facts and the table of all modes. */
final class AdviceText {

    private AdviceText() {}

    /** Returns the text, which ends with the last row of the table. */
    static String of(Advice advice) {
        String line = System.lineSeparator();
        String use = advice.recommended().map(p -> "Use " + p.label()).orElse("No advice");
        return use + " for " + advice.subject() + ": " + advice.reason() + line + line
                + advice.recommended().map(p -> advice.program() + line).orElse("")
                + String.join(line, facts(advice)) + line + line + table(advice);
    }

    private static List<String> facts(Advice advice) {
        List<String> facts = new ArrayList<>();
        facts.add("n = " + advice.n() + ", m = " + advice.m()
                + advice.primal()
                        .map(p -> "; the function alone takes " + time(p))
                        .orElse(""));
        advice.compiled()
                .ifPresent(p -> facts.add("compiles in "
                        + Rounded.time(p.prepareNanos(), AdviceReason.DIGITS) + ": "
                        + p.facts()
                                .map(f -> Counted.of(f.recordedGates(), "gate") + ", " + Counted.of(f.loops(), "loop")
                                        + " found, " + Rounded.bytes(f.tapeBytes()) + " of code and workspace")
                                .orElseThrow()));
        if (advice.compiled().isEmpty()) {
            advice.predictions().stream()
                    .map(Prediction::note)
                    .filter(note -> note.startsWith("refused"))
                    .findFirst()
                    .ifPresent(note -> facts.add("does not compile: " + note));
        }
        advice.taped()
                .ifPresent(p -> facts.add("tape: "
                        + p.facts()
                                .map(f -> Counted.of(f.recordedGates(), "record") + ", " + Rounded.bytes(f.tapeBytes()))
                                .orElseThrow()
                        + " (" + p.label() + ")"));
        advice.sparsity().ifPresent(s -> facts.add(sparsity(s)));
        return facts;
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
                    p.pass().map(Rounded::time).orElse(""),
                    p.time().map(Rounded::time).orElse(""),
                    p.time().filter(Estimate::known).map(Rounded::timeInterval).orElse(""),
                    overhead(advice, p),
                    p.prepareNanos() > 0 ? Rounded.time(p.prepareNanos(), AdviceReason.DIGITS) : "",
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
        return AdviceReason.ratio(p.nanos() / advice.primal().get().value());
    }

    private static String time(Estimate time) {
        return Rounded.time(time) + (time.known() ? " (" + Rounded.timeInterval(time) + ")" : "");
    }
}
