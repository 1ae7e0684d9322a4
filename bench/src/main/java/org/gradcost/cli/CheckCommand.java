package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gradcost.cli.text.Table;
import org.gradcost.family.Family;
import org.gradcost.family.MapFamily;
import org.gradcost.family.Problem;
import org.gradcost.mode.Check;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.RefusedException;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Selection;
import org.gradcost.tape.compile.CompiledGradient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code check}: every mode's gradient against the one written by hand. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Compares every mode with the hand-written gradient; exit 1 on a mismatch, or if there was nothing to check.")
final class CheckCommand implements Callable<Integer> {

    private static final int[] SIZES = {1, 10, 1000};
    private static final List<Integer> WIDTH = List.of(16);

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Seed of the inputs (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Option(names = "--explain", description = "Print the code of a compiled gradient, as text (the compiled modes).")
    private boolean explain;

    @Option(
            names = "--passes",
            description = "With --explain: list the passes of the compiler, in their order, and stop.")
    private boolean passes;

    @Option(
            names = "--after",
            paramLabel = "PASS",
            description = "With --explain: print the program as it is after this pass, instead of the final code.")
    private String after;

    @Option(
            names = "--trace-nonfinite",
            description = "Instead: replay each circuit in scalar gates and name the first gate whose value, slope or"
                    + " adjoint is not finite, or where 0·∞ was taken as 0; exit 1 if there is one.")
    private boolean traceNonFinite;

    private int checked;
    private boolean allByHand = true;
    private int wrong;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if ((passes || after != null) && !explain) {
            throw new ParameterException(
                    spec.commandLine(), (passes ? "--passes" : "--after") + " goes with --explain");
        }
        if (passes) {
            CompiledGradient.passes().forEach(out::println);
            return Commands.FINE;
        }
        if (after != null && CompiledGradient.passes().stream().noneMatch(pass -> pass.startsWith(after + ":"))) {
            throw new ParameterException(
                    spec.commandLine(), "--after: no pass " + after + "; --explain --passes lists them");
        }
        selection.validate();
        if (traceNonFinite) {
            return traceNonFinite(out);
        }
        for (Family family : selection.families(List.of())) {
            Table table = new Table()
                    .text("family")
                    .text("gates")
                    .number("n")
                    .text("mode")
                    .number("passes")
                    .number("error")
                    .number("allowed")
                    .text("");
            for (int n : selection.sizes(family, SIZES)) {
                for (int m : selection.outputs(family, n, SIZES)) {
                    check(table, family, n, m);
                }
            }
            out.println(table);
            out.println();
            out.flush();
        }
        if (checked == 0) {
            out.println("no gradient was checked: no mode among those chosen has such gates here, or each refused");
            return Commands.FINDING;
        }
        out.println(Counted.of(checked, "gradient")
                + " checked against "
                + (allByHand
                        ? "the hand-written ones"
                        : "the hand-written ones or, where there is none,"
                                + " forward over reverse on interpreted numbers")
                + " (error scaled to the gradient's norm), "
                + (wrong == 0 ? "all right" : wrong + " WRONG"));
        return wrong == 0 ? Commands.FINE : Commands.FINDING;
    }

    private int traceNonFinite(PrintWriter out) {
        NonFiniteReport report = new NonFiniteReport(selection, out);
        for (Family family : selection.families(List.of())) {
            for (int n : selection.sizes(family, SIZES)) {
                for (int m : selection.outputs(family, n, SIZES)) {
                    report.replay(family, n, m, family.problem(n, m, seed));
                }
            }
        }
        return report.exitCode();
    }

    private void check(Table table, Family family, int n, int m) {
        Problem problem = family.problem(n, m, seed);
        for (Mode mode : selection.modes(ModeRegistry.all())) {
            for (Granularity gates : mode.granularities(problem)) {
                if (selection.takes(gates)) {
                    check(table, family, family instanceof MapFamily ? n + ", m = " + m : "" + n, problem, mode, gates);
                }
            }
        }
    }

    private void check(Table table, Family family, String size, Problem problem, Mode mode, Granularity gates) {
        String passes = "";
        Check.Result result;
        try {
            Differentiator differentiator = mode.on(problem, gates, width());
            passes = String.valueOf(differentiator.passes());
            result = Check.gradient(problem, differentiator, mode);
            passes = String.valueOf(differentiator.passes()); // where a compiler decides, they are known now
            if (explain && !differentiator.explain().isEmpty()) {
                String text = after == null
                        ? differentiator.explain()
                        : "after " + after + "\n\n" + differentiator.explainAfter(after);
                spec.commandLine()
                        .getOut()
                        .println(family.name() + ", " + gates.label() + ", n = " + size + ": " + text);
            }
        } catch (RefusedException e) {
            table.row(family.name(), gates.label(), size, mode.name(), passes, "", "", "refused: " + e.getMessage());
            return;
        } catch (OutOfMemoryError e) {
            table.row(family.name(), gates.label(), size, mode.name(), passes, "", "", Commands.outOfMemory());
            return;
        } catch (RuntimeException e) {
            result = new Check.Result(Double.NaN, mode.tolerance(), e.toString());
        }
        checked++;
        allByHand &= problem.isByHand();
        wrong += result.passes() ? 0 : 1;
        table.row(
                family.name(),
                gates.label(),
                size,
                mode.name(),
                passes,
                scientific(result.error()),
                scientific(result.tolerance()),
                result.passes() ? "ok" : "WRONG: " + result.problem());
    }

    private int width() {
        return selection.widths(WIDTH).get(0);
    }

    private static String scientific(double error) {
        return error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error);
    }
}
