package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gradcost.cli.run.OptionAsTyped;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.learning.Learner;
import org.gradcost.mode.Forward;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Hand;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Reverse;
import org.gradcost.mode.VectorForward;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.sweep.JmhLock;
import org.gradcost.terminal.Table;
import org.gradcost.train.MinibatchDescent;
import org.gradcost.train.TrainingComparison;
import org.gradcost.train.TrainingPlan;
import org.gradcost.train.TrainingTrials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code train}, which runs gradient descent on the digits, and shows its cost in each mode. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a classifier on the digits with a mode's gradients; exit 1 if it diverges or modes differ.")
final class TrainCommand implements Callable<Integer> {

    /** The number of steps in which the modes are compared; forward mode may need a thousand passes for each. */
    private static final int COMPARED = 10;

    private static final long WARM = 300_000_000;

    private static final int DIGITS = 2;

    private static final int LINES = 20;
    private static final double TOLERANCE = 1e-9;
    private static final List<String> OTHERS = Stream.of(new Hand(), new Reverse(), new VectorForward(), new Forward())
            .map(Mode::name)
            .toList();

    @Option(names = "--family", required = true, paramLabel = "F", description = "svm, softmax, mlp or convnet.")
    private String family;

    @Option(
            names = "--mode",
            defaultValue = Reverse.NAME,
            paramLabel = "M",
            description = "Mode that computes the gradients (default: ${DEFAULT-VALUE}).")
    private String mode;

    @Option(
            names = "--gates",
            paramLabel = "G",
            description = "Gates: scalar, fused or matrix (default: the largest that the family has).")
    private String gates;

    @Option(
            names = "--width",
            defaultValue = "64",
            paramLabel = "K",
            description = "Tangents per pass of vector-forward (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--steps", paramLabel = "N", description = "Batches of 16 digits (default: enough for the family).")
    private Integer steps;

    @Option(names = "--rate", paramLabel = "R", description = "Learning rate (default: one that suits the family).")
    private Double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Seed of weights, batches and held-out digits (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--all-losses", description = "Print the loss of every step instead of about twenty.")
    private boolean allLosses;

    @Spec
    private CommandSpec spec;

    private Family trained;
    private int planned;
    private double chosenRate;

    @Override
    public Integer call() {
        trained = Families.named(family);
        TrainingPlan plan = TrainingPlan.of(family);
        planned = steps == null ? plan.steps() : steps;
        chosenRate = rate == null ? plan.rate() : rate;
        validate();
        try (JmhLock lock = JmhLock.take()) {
            return train();
        }
    }

    private Integer train() {
        PrintWriter out = spec.commandLine().getOut();
        warm(); // so that compiled code is timed
        MinibatchDescent descent = descent(ModeRegistry.named(mode));
        int every = allLosses ? 1 : Math.max(1, planned / LINES);
        out.println("step  loss");
        boolean fine = descent.run(planned, (step, loss) -> {
            if (step == 1 || step % every == 0 || step == planned) {
                out.printf(Locale.ROOT, "%4d  %.6g%n", step, loss);
            }
        });
        if (!fine) {
            out.printf(Locale.ROOT, "diverged: the loss is %.6g; try a rate below %s%n", descent.loss(), chosenRate);
            return Commands.FINDING;
        }
        Learner learner = descent.learner();
        out.printf(Locale.ROOT, "accuracy on held-out digits: %.1f %%%n", 100 * learner.accuracy(descent.weights()));
        out.println(planned + " steps with " + mode + " took " + Rounded.time(descent.nanoseconds(), DIGITS));
        out.println();
        return compare(out, learner.epoch()) ? Commands.FINE : Commands.FINDING;
    }

    private void validate() {
        if (planned < 1) {
            throw new BadInputException("--steps " + planned + ": must be at least 1");
        }
        if (!(chosenRate > 0 && chosenRate < Double.POSITIVE_INFINITY)) {
            throw new BadInputException(OptionAsTyped.of(spec, "--rate") + ": must be a positive number");
        }
        if (width < 1) {
            throw new BadInputException("--width " + width + ": must be at least 1");
        }
    }

    private MinibatchDescent descent(Mode mode) {
        if (!mode.differentiates()) {
            throw new BadInputException("--mode " + mode.name() + " computes no gradient");
        }
        return new MinibatchDescent(trained, mode, granularity(mode), width, chosenRate, seed);
    }

    private Granularity granularity(Mode mode) {
        List<Granularity> possible =
                mode.granularities(Learner.of(trained, seed).problem());
        if (possible.isEmpty()) {
            throw new BadInputException("--mode " + mode.name() + " cannot run " + family);
        }
        // The granularity is chosen for the requested mode; the plain code of hand has none.
        if (gates == null || possible.contains(Granularity.PLAIN)) {
            return possible.get(possible.size() - 1);
        }
        Granularity asked = Granularity.selected(gates);
        if (!possible.contains(asked)) {
            throw new BadInputException(
                    "--gates " + gates + ": " + mode.name() + " does not run " + family + " in them");
        }
        return asked;
    }

    /**
     * Trains with every mode, in turns; prints the time of an epoch, as predicted from the time of a gradient and as measured,
     * and whether the weights agree.
     *
     * @param epoch number of steps in an epoch
     */
    private boolean compare(PrintWriter out, int epoch) {
        List<String> names = new ArrayList<>(OTHERS);
        if (!names.contains(mode)) {
            names.add(mode);
        }
        TrainingTrials trials = new TrainingTrials(trained, width, chosenRate, seed, planned);
        TrainingComparison comparison = new TrainingComparison();
        for (String name : names) {
            Mode other = ModeRegistry.named(name);
            comparison.add(name, trials.of(other, granularity(other)));
        }
        int compared = Math.min(COMPARED, planned);
        List<TrainingComparison.Row> rows = comparison.rows(compared);
        out.println(table(rows, epoch));
        out.println("an epoch is " + Counted.of(epoch, "step") + ", each a gradient and an update of the weights;"
                + " predicted: the time of as many gradients, measured separately");
        out.println("times: medians over turns, which the modes take one after the other, each with its own classes");
        boolean same = rows.stream().allMatch(row -> row.difference() <= TOLERANCE);
        if (!same) {
            out.println("the modes' weights differ by more than " + TOLERANCE + " after " + compared + " steps");
        }
        return same;
    }

    private Table table(List<TrainingComparison.Row> rows, int epoch) {
        Table table = new Table()
                .text("mode")
                .number("passes per step")
                .number("epoch, predicted")
                .number("measured")
                .number("measured / predicted")
                .number("turns")
                .number("all " + planned + " steps")
                .number("weights differ by");
        for (TrainingComparison.Row row : rows) {
            table.row(
                    row.mode(),
                    String.valueOf(row.passes()),
                    Rounded.time(epoch * row.gradient(), DIGITS),
                    Rounded.time(epoch * row.step(), DIGITS),
                    String.format(Locale.ROOT, "%.2f", row.ratio()),
                    String.valueOf(row.turns()),
                    Rounded.time(planned * row.step(), DIGITS),
                    String.format(Locale.ROOT, "%.1e", row.difference()));
        }
        return table;
    }

    /** Runs steps of a training until their code is compiled. */
    private void warm() {
        MinibatchDescent descent = descent(ModeRegistry.named(mode));
        while (descent.nanoseconds() < WARM && descent.run(1, (step, loss) -> {})) {
            // until the code is compiled
        }
    }
}
