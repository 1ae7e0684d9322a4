package org.gradcost.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gradcost.cli.picture.SaliencyPicture;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.learning.Learner;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Reverse;
import org.gradcost.results.BadInputException;
import org.gradcost.train.MinibatchDescent;
import org.gradcost.train.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code saliency}, which shows what a network responds to, by the gradient of a score with respect to the pixels.
 */
@Command(
        name = "saliency",
        mixinStandardHelpOptions = true,
        description = "Trains a classifier and draws digits beside the gradient of their score, as SVG.",
        footer = "%nFor example:  saliency --family convnet > saliency.svg")
final class SaliencyCommand implements Callable<Integer> {

    private static final int MOST = 352;

    @Option(names = "--family", required = true, paramLabel = "F", description = "svm, softmax, mlp or convnet.")
    private String family;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of training (default: enough for the family).")
    private Integer steps;

    @Option(
            names = "--count",
            defaultValue = "10",
            paramLabel = "C",
            description = "Number of held-out digits (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Seed of weights and batches (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw new BadInputException("--count " + count + ": must be from 1 to " + MOST);
        }
        if (steps != null && steps < 0) {
            throw new BadInputException("--steps " + steps + ": must be at least 0");
        }
        Family trained = Families.named(family);
        Learner.of(trained, seed); // reports if there is nothing to train
        TrainingPlan plan = TrainingPlan.of(family);
        MinibatchDescent descent =
                new MinibatchDescent(trained, new Reverse(), Granularity.MATRIX, 1, plan.rate(), seed);
        descent.run(steps == null ? plan.steps() : steps, (step, loss) -> {});
        List<Learner.Saliency> digits = descent.learner().saliency(descent.weights(), count);
        spec.commandLine().getOut().print(SaliencyPicture.of(digits));
        spec.commandLine().getOut().flush();
        return Commands.FINE;
    }
}
