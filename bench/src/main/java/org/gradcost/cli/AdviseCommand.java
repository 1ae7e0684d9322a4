package org.gradcost.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.gradcost.advise.Advice;
import org.gradcost.advise.AdviceCheck;
import org.gradcost.advise.AdviceOptions;
import org.gradcost.advise.Advisor;
import org.gradcost.advise.Crossing;
import org.gradcost.bench.ThreadUse;
import org.gradcost.cli.run.Inapplicable;
import org.gradcost.cli.run.OptionAsTyped;
import org.gradcost.cli.run.ProgressBars;
import org.gradcost.cli.section.AdviceCheckSection;
import org.gradcost.cli.section.AdviceSection;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.summary.SummaryRow;
import org.gradcost.sweep.JmhLock;
import org.gradcost.sweep.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code advise}, which recommends a mode for a function within ten seconds. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        modelTransformer = AdviseCommand.WithoutThreads.class,
        description =
                "Tries every mode on a family for ten seconds on this machine and recommends one, with the reason, the lines"
                        + " of Java, and the cost of a gradient in each.")
final class AdviseCommand implements Callable<Integer> {

    /** A model transformer that removes the options for threads and kernels, since advice is for one thread and plain kernels. */
    static final class WithoutThreads implements IModelTransformer {

        private static final List<String> OPTIONS = List.of("--threads", "--kernels");

        @Override
        public CommandSpec transform(CommandSpec spec) {
            OPTIONS.forEach(name -> spec.remove(spec.findOption(name)));
            return spec;
        }
    }

    /** The options whose values a comparison takes from the run. */
    private static final List<String> OF_RUN = List.of("--n", "--m", "--modes", Selection.TOOL);

    private static final int[] SIZES = {10, 1000};

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--gradients",
            paramLabel = "G",
            description = "Number of gradients over which the set-up is amortised (default: unlimited).")
    private Double gradients;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Time for each family (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--check",
            paramLabel = "RUN",
            description =
                    "Instead: compare the advice with a sweep's run on this machine, for its families, sizes and modes, in"
                            + " scalar gates or those of --gates.")
    private Path check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        selection.validate();
        selection.requireSingle("advise");
        if (!(seconds >= 0.1 && seconds <= 3600)) {
            throw new BadInputException(OptionAsTyped.of(spec, "--seconds") + ": must be from 0.1 to 3600");
        }
        if (gradients != null && !(gradients >= 1)) {
            throw new BadInputException(OptionAsTyped.of(spec, "--gradients") + ": must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (check != null) {
            Inapplicable.refuse(spec, OF_RUN, "--check", "uses the sizes and modes of the run");
            try (JmhLock lock = JmhLock.take()) {
                check(out);
            }
            return Commands.FINE;
        }
        if (!selection.namesFamilies()) {
            throw new BadInputException(
                    "advise needs --family NAME (the command families lists them) or --family all, with ten seconds for each");
        }
        AdviceOptions asked = options(seconds);
        if (!asked.hasEngine()) {
            throw new BadInputException("--modes "
                    + asked.modes().stream().map(Mode::name).collect(Collectors.joining(","))
                    + ": advise recommends a mode that computes exact gradients by itself, and none of these does; add one,"
                    + " such as reverse");
        }
        try (JmhLock lock = JmhLock.take()) {
            return advise(out);
        }
    }

    private Integer advise(PrintWriter out) {
        boolean found = true;
        double spent = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        for (Family family : selection.families(List.of())) {
            List<Integer> sizes = selection.sizes(family, SIZES);
            if (sizes.isEmpty()) {
                throw new BadInputException(
                        family.name() + ": has none of these sizes; its largest is " + family.largest());
            }
            ThreadUse before = ThreadUse.before(false);
            List<Advice> advice = advise(family, sizes, options(Math.max(seconds - spent, seconds / 2)));
            spent = 0; // the time to start the JVM is part of the first family's time
            ThreadUse use = ThreadUse.after(false).since(before);
            double waiting = use.running() < 0 ? Double.NaN : use.waiting() / (double) (use.waiting() + use.running());
            new AdviceSection(advice, waiting).print(out);
            Crossing.of(advice).ifPresent(text -> out.println("Crossover: " + text + System.lineSeparator()));
            out.flush();
            found &= advice.stream().allMatch(a -> a.recommended().isPresent());
        }
        return found ? Commands.FINE : Commands.FINDING;
    }

    private List<Advice> advise(Family family, List<Integer> sizes, AdviceOptions options) {
        try (ProgressBar bar = ProgressBars.onTerminal("advise", -1)) {
            return Advisor.advise(
                    family, sizes, outputs(family, sizes), options, doing -> ProgressBars.next(bar, doing));
        }
    }

    private void check(PrintWriter out) {
        List<SummaryRow> rows = RunFolder.open(check).summarise().rows();
        Granularity gates = gates().orElse(Granularity.SCALAR);
        List<Family> families = AdviceCheck.families(rows, gates);
        if (families.isEmpty()) {
            throw new BadInputException(check + ": has no row in " + gates.label() + " gates");
        }
        AdviceCheck compared = new AdviceCheck();
        families.stream()
                .filter(family -> selection.families(List.of()).contains(family))
                .forEach(family -> compared.add(family, gates, rows, options(seconds)));
        new AdviceCheckSection(compared).print(out);
    }

    private int outputs(Family family, List<Integer> sizes) {
        return new TreeSet<>(selection.outputs(family, sizes.get(sizes.size() - 1), SIZES)).last();
    }

    private Optional<Granularity> gates() {
        return List.of(Granularity.values()).stream()
                .filter(g -> g != Granularity.PLAIN && selection.namesGates() && selection.takes(g))
                .findFirst();
    }

    private AdviceOptions options(double time) {
        return new AdviceOptions(
                Duration.ofMillis((long) (1000 * time)),
                gates(),
                selection.widths(List.of(AdviceOptions.DEFAULT.width())).get(0),
                gradients == null ? Double.POSITIVE_INFINITY : gradients,
                selection.modes(ModeRegistry.all()),
                true);
    }
}
