package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.gradcost.bench.HeapCheck;
import org.gradcost.cli.run.OtherJvm;
import org.gradcost.cli.run.ProgressBars;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Selection;
import org.gradcost.tape.compile.CompiledGradient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code check}, which compares every mode's gradient with the one written by hand. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Compares every mode with the hand-written gradient; exit 1 on a mismatch, or if there was nothing to check.")
final class CheckCommand implements Callable<Integer> {

    private static final String KERNELS = "--kernels";

    static final int[] SIZES = {1, 10, 1000};

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

    @Option(names = "--explain", description = "Print the code of a compiled gradient as text (compiled modes only).")
    private boolean explain;

    @Option(names = "--passes", description = "With --explain: list the passes of the compiler in order, and stop.")
    private boolean passes;

    @Option(
            names = "--after",
            paramLabel = "PASS",
            description = "With --explain: print the program after this pass instead of the final code.")
    private String after;

    @Option(
            names = "--trace-nonfinite",
            description = "Instead: replay each circuit in scalar gates and name the first gate whose value, slope or"
                    + " adjoint is not finite, or where 0·∞ was taken as 0; exit 1 if there is one.")
    private boolean traceNonFinite;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if ((passes || after != null) && !explain) {
            throw new ParameterException(spec.commandLine(), (passes ? "--passes" : "--after") + " requires --explain");
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
        int worst = Commands.FINE;
        for (Kernels kernels : selection.kernels()) {
            worst = Math.max(worst, kernels == Kernels.ofThisJvm() ? check(out) : inOtherJvm(kernels));
        }
        return worst;
    }

    private int inOtherJvm(Kernels kernels) throws InterruptedException {
        List<String> arguments = new ArrayList<>(SweepOptions.without(
                KERNELS, spec.root().commandLine().getParseResult().originalArgs()));
        arguments.add(KERNELS + "=" + kernels.label());
        return OtherJvm.run(
                kernels,
                arguments,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private int check(PrintWriter out) throws InterruptedException {
        List<FamilyCheck> checks = checkAll(out);
        int checked = checks.stream().mapToInt(FamilyCheck::checked).sum();
        int wrong = checks.stream().mapToInt(FamilyCheck::wrong).sum();
        if (checked == 0) {
            out.println("no gradient was checked: "
                    + checks.stream()
                            .flatMap(check -> check.reasons().stream())
                            .distinct()
                            .collect(Collectors.joining("; ")));
            return Commands.FINDING;
        }
        out.println(Counted.of(checked, "gradient")
                + " checked against "
                + (checks.stream().allMatch(FamilyCheck::isByHand)
                        ? "the hand-written ones"
                        : "the hand-written ones or, where there is none,"
                                + " computed ones that agree with central differences")
                + " (error scaled to the gradient's norm), "
                + (wrong == 0 ? "all right" : wrong + " WRONG"));
        return wrong == 0 ? Commands.FINE : Commands.FINDING;
    }

    /** Checks the families, as many in parallel as their modes allow, and prints the results in order. */
    private List<FamilyCheck> checkAll(PrintWriter out) throws InterruptedException {
        List<Family> families = selection.families(List.of());
        boolean oneByOne = selection.modes(ModeRegistry.all()).stream().anyMatch(Mode::hasSharedState);
        ExecutorService pool =
                Executors.newFixedThreadPool(oneByOne ? 1 : Runtime.getRuntime().availableProcessors());
        List<FamilyCheck> checks = new ArrayList<>();
        try (ProgressBar bar = ProgressBars.onTerminal("check", families.size())) {
            List<Future<FamilyCheck>> running = families.stream()
                    .map(family -> pool.submit(
                            () -> new FamilyCheck(family, selection, seed, explained(), heapOfThisJvm()).run()))
                    .toList();
            for (int f = 0; f < families.size(); f++) {
                bar.setExtraMessage(" " + families.get(f).name());
                FamilyCheck check = get(running.get(f));
                out.println(check.text());
                out.flush();
                checks.add(check);
                bar.step();
            }
        } finally {
            pool.shutdownNow();
        }
        return checks;
    }

    private static HeapCheck heapOfThisJvm() {
        return new HeapCheck(Runtime.getRuntime().maxMemory());
    }

    private static FamilyCheck get(Future<FamilyCheck> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Optional<Function<Differentiator, String>> explained() {
        return explain
                ? Optional.of(differentiator -> after == null
                        ? differentiator.explain()
                        : "after " + after + "\n\n" + differentiator.explainAfter(after))
                : Optional.empty();
    }

    private int traceNonFinite(PrintWriter out) {
        NonFiniteReport report = new NonFiniteReport(selection, out);
        for (Family family : selection.families(List.of())) {
            for (int n : selection.sizes(family, SIZES)) {
                for (int m : selection.outputs(family, n, SIZES)) {
                    report.replay(family, n, m, FamilyCode.problem(family, n, m, seed));
                }
            }
        }
        return report.exitCode();
    }
}
