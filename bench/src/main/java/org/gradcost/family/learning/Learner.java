package org.gradcost.family.learning;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.results.BadInputException;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;

/**
 * A classifier that learns the digits: the loss on one batch after the other, and the accuracy on unseen digits. A fifth of the
 * 1797 digits is held out, chosen by the seed.
 */
public final class Learner {

    /** The number of held-out samples: a whole number of batches, about a fifth of the data. */
    private static final int HELD_OUT = 22 * Batch.SAMPLES;

    private final Classification problem;
    private final Data data;
    private final int[] training;
    private final int[] heldOut;
    private final SplittableRandom random;
    private final int[] samples = new int[Batch.SAMPLES];

    private Learner(Classification problem, Data data, long seed) {
        this.problem = problem;
        this.data = data;
        this.random = new SplittableRandom(seed);
        int[] shuffled = IntStream.range(0, data.rows().length).toArray();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        this.heldOut = Arrays.copyOf(shuffled, HELD_OUT);
        this.training = Arrays.copyOfRange(shuffled, HELD_OUT, shuffled.length);
    }

    /**
     * Returns a learner for the family; equal seeds give equal learners.
     *
     * @throws BadInputException if the family's inputs are not the weights of a classifier
     */
    public static Learner of(Family family, long seed) {
        if (family instanceof Classifier classifier) {
            return new Learner(classifier.onImages(seed), Data.images(), seed);
        }
        List<String> trainable = Families.all().stream()
                .filter(Classifier.class::isInstance)
                .map(Family::name)
                .toList();
        throw new BadInputException(
                "family \"" + family.name() + "\" has nothing to train; these have: " + String.join(", ", trainable));
    }

    /** Returns the loss on the current batch as a function of the weights; its inputs are the initial weights. */
    public DataCircuit problem() {
        return problem;
    }

    /** Returns the number of whole batches in the training digits, which is the number of steps in an epoch. */
    public int epoch() {
        return training.length / Batch.SAMPLES;
    }

    /** Replaces the batch by 16 digits drawn from the training digits. */
    public void nextBatch() {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = training[random.nextInt(training.length)];
        }
        problem.batch().fill(data, samples);
    }

    /** Returns the fraction of the held-out digits whose highest score is that of their class. */
    public double accuracy(double[] weights) {
        MatrixTape tape = new MatrixTape();
        int right = 0;
        for (int from = 0; from < heldOut.length; from += Batch.SAMPLES) {
            problem.batch().fill(data, Arrays.copyOfRange(heldOut, from, from + Batch.SAMPLES));
            MatrixVariable[] w = tape.inputs(matrices(weights));
            DMatrixRMaj scores =
                    problem.scores(tape.constant(problem.batch().x()), w).value();
            for (int i = 0; i < Batch.SAMPLES; i++) {
                right += best(scores, i) == problem.batch().labels()[i] ? 1 : 0;
            }
        }
        return right / (double) heldOut.length;
    }

    /**
     * A digit and the gradient of its score with respect to its pixels.
     *
     * @param image its 64 pixels, row by row, from 0 to 1
     * @param label the digit
     * @param guess the digit that the classifier takes it for
     * @param gradient of the score for its own class, with respect to each pixel
     */
    public record Saliency(double[] image, int label, int guess, double[] gradient) {}

    /**
     * Returns held-out digits, each with the gradient of its score with respect to its pixels. The weights are constants, and one
     * pass computes sixteen digits at once, since no score depends on another digit's pixels.
     *
     * @param count at most the number of held-out digits
     */
    public List<Saliency> saliency(double[] weights, int count) {
        int most = Math.min(count, heldOut.length);
        Saliency[] all = new Saliency[most];
        MatrixTape tape = new MatrixTape();
        Batch batch = problem.batch();
        for (int from = 0; from < most; from += Batch.SAMPLES) {
            batch.fill(data, Arrays.copyOfRange(heldOut, from, from + Batch.SAMPLES));
            MatrixVariable x = tape.inputs(batch.x())[0];
            MatrixVariable[] w =
                    Arrays.stream(matrices(weights)).map(tape::constant).toArray(MatrixVariable[]::new);
            MatrixVariable scores = problem.scores(x, w);
            tape.gradient(scores.dot(tape.constant(batch.oneHot())));
            for (int i = 0; i < Batch.SAMPLES && from + i < most; i++) {
                int pixel = i * batch.features();
                all[from + i] = new Saliency(
                        batch.rows()[i].clone(),
                        batch.labels()[i],
                        best(scores.value(), i),
                        Arrays.copyOfRange(x.adjoint().data, pixel, pixel + batch.features()));
            }
        }
        return List.of(all);
    }

    private static int best(DMatrixRMaj scores, int row) {
        int best = 0;
        for (int j = 1; j < scores.numCols; j++) {
            best = scores.get(row, j) > scores.get(row, best) ? j : best;
        }
        return best;
    }

    private DMatrixRMaj[] matrices(double[] weights) {
        int[][] shapes = problem.shapes();
        DMatrixRMaj[] matrices = new DMatrixRMaj[shapes.length];
        int from = 0;
        for (int i = 0; i < shapes.length; i++) {
            matrices[i] = new DMatrixRMaj(shapes[i][0], shapes[i][1]);
            System.arraycopy(weights, from, matrices[i].data, 0, matrices[i].getNumElements());
            from += matrices[i].getNumElements();
        }
        return matrices;
    }
}
