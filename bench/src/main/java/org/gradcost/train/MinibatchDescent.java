package org.gradcost.train;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.Family;
import org.gradcost.family.learning.Learner;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;

/**
 * Gradient descent, {@code w ← w − rate·∂f/∂w}, with one batch of sixteen digits per step.
 *
 * <p>Batches and initial weights depend only on the seed, so that every mode takes the same path.
 */
public final class MinibatchDescent {

    /** The multiple of the first loss (or of 1, if that is larger) above which the descent counts as diverged. */
    private static final double LOST = 1000;

    private final Learner learner;
    private final Differentiator differentiator;
    private final double rate;
    private final double[] weights;
    private final double[] gradient;
    private long nanoseconds;
    private int steps;
    private double first;
    private double loss;

    public MinibatchDescent(Family family, Mode mode, Granularity gates, int width, double rate, long seed) {
        this.learner = Learner.of(family, seed);
        DataCircuit problem = learner.problem();
        this.differentiator = mode.onChangingData(problem, gates, width);
        this.rate = rate;
        this.weights = problem.inputs().clone();
        this.gradient = new double[weights.length];
    }

    /**
     * Runs {@code count} steps, or fewer if the loss diverges.
     *
     * @param watch receives the number of each step, from 1, and the loss on its batch
     * @return whether it has not diverged
     */
    public boolean run(int count, BiConsumer<Integer, Double> watch) {
        for (int i = 0; i < count; i++) {
            learner.nextBatch();
            long start = System.nanoTime();
            loss = differentiator.gradient(weights, gradient);
            descend();
            nanoseconds += System.nanoTime() - start;
            steps++;
            first = steps == 1 ? loss : first;
            watch.accept(steps, loss);
            if (hasDiverged()) {
                return false;
            }
        }
        return true;
    }

    /** Takes a step along the gradient. A method of its own is compiled whatever becomes of the loop that calls it. */
    private void descend() {
        for (int j = 0; j < weights.length; j++) {
            weights[j] -= rate * gradient[j];
        }
    }

    /** Goes back to the first weights; batches and the time go on. */
    public void restart() {
        System.arraycopy(learner.problem().inputs(), 0, weights, 0, weights.length);
        steps = 0;
    }

    private boolean hasDiverged() {
        return !(loss <= LOST * Math.max(1, first));
    }

    /** Returns the number of steps since the first weights. */
    int steps() {
        return steps;
    }

    /** Returns the loss at the last step, before it was made. */
    public double loss() {
        return loss;
    }

    /** Returns the time of all steps so far, without the time to select batches. */
    public long nanoseconds() {
        return nanoseconds;
    }

    /** Returns the number of passes per step. */
    public int passes() {
        return differentiator.passes();
    }

    /** Returns a copy of the weights. */
    public double[] weights() {
        return Arrays.copyOf(weights, weights.length);
    }

    /** Returns the learner. */
    public Learner learner() {
        return learner;
    }
}
