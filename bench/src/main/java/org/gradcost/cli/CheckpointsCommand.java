package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.SteppedFamily;
import org.gradcost.family.SteppedProblem;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.sweep.JmhLock;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.checkpoint.Binomial;
import org.gradcost.tape.checkpoint.CheckpointedTape;
import org.gradcost.tape.checkpoint.EveryK;
import org.gradcost.tape.checkpoint.Schedule;
import org.gradcost.terminal.Table;
import org.hipparchus.stat.StatUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code checkpoints}, which trades time for memory, from a full tape to a few stored states. */
@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        description =
                "Measures a gradient's time against its memory, with states stored or recomputed; exit 1 if gradients differ.")
final class CheckpointsCommand implements Callable<Integer> {

    private static final double TOLERANCE = 1e-12;
    private static final double MIB = 1 << 20;

    /** Repeats end after so long, ns, but not before there are enough for a median. */
    private static final long BOX = 2_000_000_000L;

    private static final int LEAST = 3;

    /** The largest number of repeats. */
    private static final int MOST = 50;

    private static final int DIGITS = 2;

    @Option(
            names = "--family",
            defaultValue = "recurrence",
            paramLabel = "F",
            description = "A family of time steps (default: ${DEFAULT-VALUE}).")
    private String family;

    @Option(
            names = "--n",
            defaultValue = "10",
            paramLabel = "N",
            description = "Size of the family (default: ${DEFAULT-VALUE}).")
    private int n;

    @Option(
            names = "--steps",
            defaultValue = "100000",
            paramLabel = "L",
            description = "Number of steps (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--budget",
            paramLabel = "BYTES",
            description =
                    "Memory for stored states, in bytes: use only this budget instead of a range, without the full tape.")
    private Long budget;

    @Spec
    private CommandSpec spec;

    /** A schedule that is run repeatedly. */
    private static final class Trial {

        private final String name;
        private final String kept;
        private final Consumer<double[]> gradient;
        private final LongSupplier bytes;
        private final LongSupplier again;
        private final double[] result;
        private final List<Double> times = new ArrayList<>();

        Trial(String name, String kept, int n, Consumer<double[]> gradient, LongSupplier bytes, LongSupplier again) {
            this.name = name;
            this.kept = kept;
            this.gradient = gradient;
            this.bytes = bytes;
            this.again = again;
            this.result = new double[n];
        }

        void run() {
            long start = System.nanoTime();
            gradient.accept(result);
            times.add((double) (System.nanoTime() - start));
        }

        /** Returns the median time of a gradient, ns. */
        double time() {
            return StatUtils.percentile(times.stream().mapToDouble(v -> v).toArray(), 50);
        }
    }

    @Override
    public Integer call() {
        Family found = Families.named(family);
        if (!(found instanceof SteppedFamily stepped)) {
            throw new BadInputException("family \"" + family + "\" has no time steps; these have: "
                    + String.join(
                            ", ",
                            Families.all().stream()
                                    .filter(SteppedFamily.class::isInstance)
                                    .map(Family::name)
                                    .toList()));
        }
        if (n < 1 || steps < 1 || budget != null && budget < 1) {
            throw new BadInputException("--n, --steps and --budget must be at least 1");
        }
        SteppedProblem problem = stepped.ofSteps(stepped.nearest(n), steps, 1);
        List<Trial> trials = new ArrayList<>();
        if (budget == null) {
            trials.add(fullTape(problem));
        }
        schedules(problem).forEach(schedule -> trials.add(checkpointed(problem, schedule)));
        int repeats;
        try (JmhLock lock = JmhLock.take()) {
            repeats = measure(trials);
        }
        PrintWriter out = spec.commandLine().getOut();
        double[] errors = errors(trials);
        out.println(table(trials, errors));
        out.println("times: medians of " + Counted.of(repeats, "repeat")
                + ", in each of which the schedules run one after the other, after a first one for warming up");
        boolean same = Arrays.stream(errors).allMatch(error -> error <= TOLERANCE);
        if (!same) {
            out.println("gradients differ by more than " + TOLERANCE + " of their norm");
        }
        return same ? Commands.FINE : Commands.FINDING;
    }

    /** Runs all trials in turns, once for the compiler and then as often as time permits, and returns how often. */
    private static int measure(List<Trial> trials) {
        trials.forEach(Trial::run);
        trials.forEach(trial -> trial.times.clear());
        long start = System.nanoTime();
        int repeats = 0;
        do {
            trials.forEach(Trial::run);
            repeats++;
        } while (repeats < LEAST || repeats < MOST && System.nanoTime() - start < BOX);
        return repeats;
    }

    private List<Schedule> schedules(SteppedProblem problem) {
        if (budget != null) {
            return List.of(new Binomial(CheckpointedTape.checkpoints(problem, budget)));
        }
        List<Schedule> schedules = new ArrayList<>();
        schedules.add(new EveryK(1));
        schedules.add(new EveryK((int) Math.ceil(Math.sqrt(steps))));
        int digits = Integer.SIZE - Integer.numberOfLeadingZeros(steps);
        for (long c = steps / 10; c > digits; c /= 10) {
            schedules.add(new Binomial((int) c));
        }
        schedules.add(new Binomial(digits));
        return schedules;
    }

    private static Trial fullTape(SteppedProblem problem) {
        Tape tape = new Tape();
        int n = problem.inputs().length;
        Variable[] x = new Variable[n];
        return new Trial(
                "full tape",
                "",
                n,
                gradient -> {
                    tape.inputs(problem.inputs(), x);
                    tape.gradient(problem.scalar(x), gradient);
                },
                tape::bytes,
                () -> 0);
    }

    private Trial checkpointed(SteppedProblem problem, Schedule schedule) {
        CheckpointedTape tape = new CheckpointedTape(schedule);
        return new Trial(
                schedule instanceof EveryK every ? "every " + every.k() : "binomial",
                String.valueOf(schedule.slots(steps)),
                problem.inputs().length,
                gradient -> tape.gradient(problem, problem.inputs(), gradient),
                tape::bytes,
                tape::advancedSteps);
    }

    /** Returns the largest difference of each gradient from the first, relative to its norm. */
    private static double[] errors(List<Trial> trials) {
        double[] reference = trials.get(0).result;
        double norm = Arrays.stream(reference).map(Math::abs).max().orElse(0);
        return trials.stream()
                .mapToDouble(trial -> {
                    double difference = 0;
                    for (int i = 0; i < reference.length; i++) {
                        double d = Math.abs(trial.result[i] - reference[i]);
                        difference = d > difference || Double.isNaN(d) ? d : difference;
                    }
                    return difference / norm;
                })
                .toArray();
    }

    private Table table(List<Trial> trials, double... errors) {
        Table table = new Table()
                .text("schedule")
                .number("states stored")
                .number("MiB")
                .number("recomputed steps, per step")
                .number("time of a gradient")
                .number("error");
        for (int i = 0; i < errors.length; i++) {
            Trial trial = trials.get(i);
            table.row(
                    trial.name,
                    trial.kept,
                    String.format(Locale.ROOT, "%.3g", trial.bytes.getAsLong() / MIB),
                    String.format(Locale.ROOT, "%.2f", trial.again.getAsLong() / (double) steps),
                    Rounded.time(trial.time(), DIGITS),
                    String.format(Locale.ROOT, "%.1e", errors[i]));
        }
        return table;
    }
}
