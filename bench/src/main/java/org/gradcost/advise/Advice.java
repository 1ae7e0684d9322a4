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
 * @param predictions of all modes that can run it, in the order of tables
 * @param gradients that are to be taken
 * @param recommended the mode to use; empty where none was found to work
 * @param code that takes a gradient by it, the declaration of the function first
 * @param sparsity of a matrix of derivatives, where it was found out
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

    /** A mode that costs at most so many times the least one is preferred to it if it needs less set-up. */
    static final double ALIKE = 1.1;

    /**
     * Returns the mode to use: of those that were measured, if any was, the cheapest, or of those about as cheap the one with the
     * least set-up.
     */
    static Optional<Prediction> choice(List<Prediction> predictions, double gradients) {
        List<Prediction> candidates = candidates(predictions);
        OptionalDouble least =
                candidates.stream().mapToDouble(p -> p.cost(gradients)).min();
        return candidates.stream()
                .filter(p -> p.cost(gradients) <= ALIKE * least.getAsDouble())
                .min(Comparator.comparingDouble(Prediction::prepareNanos).thenComparingDouble(p -> p.cost(gradients)));
    }

    /** Returns the modes that may be recommended: of those that were measured, if any was. */
    static List<Prediction> candidates(List<Prediction> predictions) {
        List<Prediction> all =
                predictions.stream().filter(Prediction::isCandidate).toList();
        List<Prediction> measured = all.stream().filter(Prediction::isMeasured).toList();
        return measured.isEmpty() ? all : measured;
    }

    /** Returns the reason for the recommendation, in a few sentences. */
    public String reason() {
        return recommended.map(best -> new AdviceReason(this, best).text()).orElse("no mode could be tried");
    }

    /** Returns the cheapest engine of a direction that crossovers compare. */
    public Optional<Prediction> best(ModeTraits.Direction direction) {
        return predictions.stream()
                .filter(Prediction::isCandidate)
                .filter(p -> p.mode().traits().races(direction))
                .min(Comparator.comparingDouble(p -> p.cost(gradients)));
    }

    /** Returns the facts of the first mode whose gradient was compiled; empty where none was. */
    public Optional<Prediction> compiled() {
        return predictions.stream()
                .filter(p -> p.facts().filter(f -> f.prepareNanos() > 0).isPresent())
                .findFirst();
    }

    /** Returns the facts of the first mode that records a tape at each gradient; empty where none does. */
    public Optional<Prediction> taped() {
        return predictions.stream()
                .filter(p -> p.facts()
                        .filter(f -> f.prepareNanos() == 0 && f.tapeBytes() > 0)
                        .isPresent())
                .findFirst();
    }

    /** Returns all that a reader wants: the recommendation, its reason, the code, the facts and the table of all modes. */
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
