package org.gradcost.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.bench.HeapCheck;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.family.MapFamily;
import org.gradcost.family.Problem;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Check;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Hand;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.RefusedException;
import org.gradcost.mode.SpecialForms;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Printable;
import org.gradcost.sweep.Selection;
import org.gradcost.terminal.Table;

/** The check of one family in all selected modes, gates and sizes. */
final class FamilyCheck {

    private static final Kernels KERNELS = Kernels.ofThisJvm();
    private static final List<Integer> WIDTH = List.of(16);

    /** The size at which a circuit is searched for terms that could be written as one gate. */
    private static final int CHAIN = 100;

    private final Family family;
    private final Selection selection;
    private final long seed;
    private final Optional<Function<Differentiator, String>> explanation;
    private final HeapCheck heap;

    private final StringBuilder explained = new StringBuilder();

    /** The reasons of modes for refusals, without duplicates. */
    private final List<String> refusals = new ArrayList<>();

    /** The reasons why modes computed no gradient. */
    private final Set<String> reasons = new LinkedHashSet<>();

    private final Table table = new Table()
            .text("family")
            .text("gates")
            .number("n")
            .text("mode")
            .number("passes")
            .number("error")
            .number("allowed")
            .text("");
    private boolean hasRows;
    private int checked;
    private int wrong;
    private boolean byHand = true;
    private boolean hasGates;

    /**
     * Creates a check.
     *
     * @param seed of the inputs
     * @param explanation of a gradient, printed above the table if it is not empty
     * @param heap which gradients must fit, or they are not begun
     */
    FamilyCheck(
            Family family,
            Selection selection,
            long seed,
            Optional<Function<Differentiator, String>> explanation,
            HeapCheck heap) {
        this.family = family;
        this.selection = selection;
        this.seed = seed;
        this.explanation = explanation;
        this.heap = heap;
    }

    /** Runs the check, and returns this. */
    FamilyCheck run() {
        for (int n : selection.sizes(family, CheckCommand.SIZES)) {
            for (int m : selection.outputs(family, n, CheckCommand.SIZES)) {
                check(n, m);
            }
        }
        return this;
    }

    /** Returns the number of gradients that were compared. */
    int checked() {
        return checked;
    }

    /** Returns the number of wrong gradients. */
    int wrong() {
        return wrong;
    }

    /** Returns whether all gradients were compared with hand-written ones. */
    boolean isByHand() {
        return byHand;
    }

    /** Returns the reasons why modes computed no gradient, which name the modes but not the family. */
    Set<String> reasons() {
        return reasons;
    }

    /**
     * Returns the table, with explanations above it and what the family lacks below; instead of a table without rows, the reasons
     * for that.
     */
    String text() {
        String line = System.lineSeparator();
        String why = hasGates ? "" : lacking();
        if (!hasRows && hasGates) {
            why = family.name() + ": " + String.join("; ", reasons) + line;
        }
        return explained.toString() + (hasRows ? table + line : "") + why + notes();
    }

    private String notes() {
        Problem problem = FamilyCode.problem(family, family.nearest(CHAIN), seed);
        StringBuilder notes = new StringBuilder();
        for (int reason = 0; reason < refusals.size(); reason++) {
            notes.append("(" + (reason + 1) + ") " + refusals.get(reason)).append(System.lineSeparator());
        }
        if (!problem.isByHand()) {
            notes.append(Hand.leftOut(family.name())).append(System.lineSeparator());
        }
        if (checked > 0
                && wrong == 0) { // otherwise the code may fail again, and there is a more important problem to fix
            String what = FamilyCode.what(family, family.nearest(CHAIN));
            FamilyCode.call(what, () -> SpecialForms.hint(problem))
                    .ifPresent(
                            hint -> notes.append("hint: " + what + " " + hint).append(System.lineSeparator()));
        }
        return notes.toString();
    }

    private String lacking() {
        Problem problem = FamilyCode.problem(family, family.nearest(1), seed);
        String gates = Granularity.circuits(problem);
        String modes = ModeRegistry.all().stream()
                .filter(mode -> !mode.granularities(problem).isEmpty())
                .map(Mode::name)
                .collect(Collectors.joining(", "));
        return family.name()
                + (gates.isEmpty()
                        ? " does not support these modes or gates; it supports " + modes
                        : " has no circuit in these gates; it has " + gates)
                + System.lineSeparator();
    }

    private void check(int n, int m) {
        Problem problem = FamilyCode.problem(family, n, m, seed);
        String size = family instanceof MapFamily ? n + ", m = " + m : "" + n;
        boolean isCircuit = !Granularity.circuits(problem).isEmpty();
        hasGates |= Stream.of(Granularity.values())
                .anyMatch(gates -> gates != Granularity.PLAIN && gates.of(problem) && selection.takes(gates));
        for (Mode mode : selection.modes(ModeRegistry.all())) {
            Unsuited.reason(mode, problem, selection, KERNELS).ifPresent(reasons::add);
            for (Granularity gates : mode.granularities(problem)) {
                hasGates |= !isCircuit && selection.takes(gates);
                if (selection.takes(gates) && (KERNELS == Kernels.PLAIN || mode.hasKernels(gates))) {
                    check(n, size, problem, mode, gates);
                }
            }
        }
    }

    private void row(
            String size, Mode mode, Granularity gates, String passes, String error, String allowed, String verdict) {
        hasRows = true;
        table.row(family.name(), gates.label(), size, variant(mode), passes, error, allowed, verdict);
    }

    private void check(int n, String size, Problem problem, Mode mode, Granularity gates) {
        String passes = "";
        Check.Result result;
        try {
            heap.refusal(mode, family, gates, n).ifPresent(reason -> {
                throw new RefusedException(reason);
            });
            Differentiator differentiator =
                    mode.on(problem, gates, selection.widths(WIDTH).get(0));
            passes = String.valueOf(differentiator.passes());
            result = Check.gradient(problem, differentiator, mode);
            passes = String.valueOf(differentiator.passes()); // if a compiler decides on the passes, they are known now
            if (explanation.isPresent() && !differentiator.explain().isEmpty()) {
                explained
                        .append(family.name() + ", " + gates.label() + ", n = " + size + ": ")
                        .append(explanation.get().apply(differentiator))
                        .append(System.lineSeparator());
            }
        } catch (RefusedException e) {
            int reason = refusals.indexOf(e.getMessage());
            if (reason < 0) {
                reason = refusals.size();
                refusals.add(e.getMessage());
            }
            reasons.add(mode.name() + " refused");
            row(size, mode, gates, passes, "", "", "refused, see (" + (reason + 1) + ")");
            return;
        } catch (OutOfMemoryError e) {
            reasons.add(mode.name() + " ran out of memory");
            row(size, mode, gates, passes, "", "", Commands.outOfMemory());
            return;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            result = new Check.Result(Double.NaN, mode.tolerance(), Printable.message(e.toString()));
        }
        checked++;
        byHand &= problem.isByHand();
        wrong += result.passes() ? 0 : 1;
        row(
                size,
                mode,
                gates,
                passes,
                scientific(result.error()),
                scientific(result.tolerance()),
                result.passes() ? "ok" : "WRONG: " + result.problem());
    }

    private static String variant(Mode mode) {
        return Modes.variant(mode.name(), KERNELS.label());
    }

    private static String scientific(double error) {
        return error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error);
    }
}
