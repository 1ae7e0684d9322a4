package org.gradcost.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.SteppedFamily;
import org.gradcost.family.SteppedProblem;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Rounded;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.checkpoint.Binomial;
import org.gradcost.tape.checkpoint.CheckpointedTape;
import org.gradcost.tape.checkpoint.EveryK;
import org.gradcost.tape.checkpoint.Schedule;
import org.gradcost.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code checkpoints}: time against memory, from the full tape to a handful of states. */
@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        description =
                "Measures a gradient's time against its memory, with states kept or recomputed; exit 1 if gradients differ.")
final class CheckpointsCommand implements Callable<Integer> {

    private static final double TOLERANCE = 1e-12;
    private static final double MIB = 1 << 20;

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
            description = "Number of kept states: this one instead of a range, and without the full tape.")
    private Long budget;

    @Spec
    private CommandSpec spec;

    private final Table table = new Table()
            .text("schedule")
            .number("states kept")
            .number("MiB")
            .number("steps run again, per step")
            .number("time of a gradient")
            .number("error");
    private double[] reference;
    private boolean same = true;

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
            throw new BadInputException("--n, --steps and --budget are at least 1");
        }
        SteppedProblem problem = stepped.ofSteps(stepped.nearest(n), steps, 1);
        if (budget == null) {
            fullTape(problem);
        }
        for (Schedule schedule : schedules(problem)) {
            checkpointed(problem, schedule);
        }
        spec.commandLine().getOut().println(table);
        if (!same) {
            spec.commandLine().getOut().println("gradients differ by more than " + TOLERANCE + " of their norm");
        }
        return same ? Commands.FINE : Commands.FINDING;
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

    private void fullTape(SteppedProblem problem) {
        Tape tape = new Tape();
        double[] gradient = new double[problem.inputs().length];
        Variable[] x = new Variable[gradient.length];
        long time = 0;
        for (int i = 0; i < 2; i++) { // the first is for the compiler
            long start = System.nanoTime();
            tape.inputs(problem.inputs(), x);
            tape.gradient(problem.scalar(x), gradient);
            time = System.nanoTime() - start;
        }
        row("full tape", "", tape.bytes(), 0, time, gradient);
    }

    private void checkpointed(SteppedProblem problem, Schedule schedule) {
        CheckpointedTape tape = new CheckpointedTape(schedule);
        double[] gradient = new double[problem.inputs().length];
        long time = 0;
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            tape.gradient(problem, problem.inputs(), gradient);
            time = System.nanoTime() - start;
        }
        String name = schedule instanceof EveryK every ? "every " + every.k() : "binomial";
        row(name, String.valueOf(schedule.slots(steps)), tape.bytes(), tape.advancedSteps(), time, gradient);
    }

    private void row(String name, String kept, long bytes, long again, long time, double[] gradient) {
        reference = reference == null ? gradient : reference;
        double norm = 0;
        double difference = 0;
        for (int i = 0; i < gradient.length; i++) {
            norm = Math.max(norm, Math.abs(reference[i]));
            double d = Math.abs(gradient[i] - reference[i]);
            difference = d > difference || Double.isNaN(d) ? d : difference;
        }
        double error = difference / norm;
        same &= error <= TOLERANCE;
        table.row(
                name,
                kept,
                String.format(Locale.ROOT, "%.3g", bytes / MIB),
                String.format(Locale.ROOT, "%.2f", again / (double) steps),
                Rounded.time(time),
                String.format(Locale.ROOT, "%.1e", error));
    }
}
