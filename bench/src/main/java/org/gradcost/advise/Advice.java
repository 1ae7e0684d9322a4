package org.gradcost.advise;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcost.mode.Snippet;
import org.gradcost.mode.Sparsity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.statistics.Estimate;

/**
 * Advice on the gradient of a function at one size.
 *
 * @param subject name and size
 * @param n number of inputs
 * @param m number of outputs
 * @param primal the function alone, without a gradient
 * @param predictions for all modes that can run it, in the order of tables
 * @param gradients number of gradients that will be computed
 * @param recommended the mode to use; empty if no mode works
 * @param code that computes a gradient with it, starting with the declaration of the function
 * @param sparsity of a matrix of derivatives, if it was determined
 */
public record Advice(
        String subject,
        int n,
        int m,
        Optional<Estimate> primal,
        List<Prediction> predictions,
        double gradients,
        Optional<Prediction> recommended,
        Snippet code,
        Optional<Sparsity> sparsity) {

    /** The factor of the lowest cost within which a mode with less set-up is preferred. */
    static final double ALIKE = 1.1;

    /**
     * The factor of the least set-up within which another set-up counts as equal, since a set-up is measured once and includes the
     * loading of classes.
     */
    static final double SET_UP_ALIKE = 2;

    /**
     * Returns the mode to use. Among the measured modes, or among all if none was measured, it is the cheapest of those that have
     * about the least set-up of the modes of about the lowest cost.
     */
    static Optional<Prediction> choice(List<Prediction> predictions, double gradients) {
        List<Prediction> candidates = candidates(predictions);
        Comparator<Prediction> byCost = Comparator.comparingDouble(p -> p.cost(gradients));
        Optional<Prediction> cheapest = candidates.stream().min(byCost);
        List<Prediction> alike = candidates.stream()
                .filter(p -> p.cost(gradients) <= ALIKE * cheapest.orElseThrow().cost(gradients))
                .toList();
        OptionalDouble leastSetUp =
                alike.stream().mapToDouble(Prediction::prepareNanos).min();
        return alike.stream()
                .filter(p -> p.prepareNanos() <= SET_UP_ALIKE * leastSetUp.orElseThrow())
                .min(byCost);
    }

    /** Returns the modes that may be recommended: the measured ones, or all if none was measured. */
    static List<Prediction> candidates(List<Prediction> predictions) {
        List<Prediction> all =
                predictions.stream().filter(Prediction::isCandidate).toList();
        List<Prediction> measured = all.stream().filter(Prediction::isMeasured).toList();
        return measured.isEmpty() ? all : measured;
    }

    /** Returns the reason for the recommendation, in a few sentences. */
    public String reason() {
        return recommended.map(best -> new AdviceReason(this, best).text()).orElse(whyNone());
    }

    private String whyNone() {
        return predictions.stream().anyMatch(Prediction::isEngine)
                ? "no mode could be tried, for the reasons in the table."
                : "none of the modes that were selected can run it.";
    }

    /** Returns the cheapest engine of a direction that takes part in crossovers. */
    public Optional<Prediction> best(ModeTraits.Direction direction) {
        return predictions.stream()
                .filter(Prediction::isCandidate)
                .filter(p -> p.mode().traits().races(direction))
                .min(Comparator.comparingDouble(p -> p.cost(gradients)));
    }

    /** Returns the prediction for the first mode whose gradient was compiled; empty if there is none. */
    public Optional<Prediction> compiled() {
        return predictions.stream()
                .filter(p -> p.facts().filter(f -> f.prepareNanos() > 0).isPresent())
                .findFirst();
    }

    /** Returns the prediction for the first mode that records a tape for each gradient; empty if there is none. */
    public Optional<Prediction> taped() {
        return predictions.stream()
                .filter(p -> p.facts()
                        .filter(f -> f.prepareNanos() == 0 && f.tapeBytes() > 0)
                        .isPresent())
                .findFirst();
    }

    /** Returns the complete advice: the recommendation, its reason, the code, the facts and the table of all modes. */
    @Override
    public String toString() {
        return AdviceText.of(this);
    }

    /** Returns the lines to paste: imports, and the code. */
    public String program() {
        StringBuilder program = new StringBuilder();
        code.imports()
                .forEach(name ->
                        program.append("import ").append(name).append(";").append(System.lineSeparator()));
        program.append(System.lineSeparator());
        code.lines().forEach(line -> program.append(line).append(System.lineSeparator()));
        return program.toString();
    }
}
