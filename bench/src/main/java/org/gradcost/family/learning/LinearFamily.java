package org.gradcost.family.learning;

import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.SizeLadderFamily;

/** A loss of the {@link LinearModel}'s scores as a family. */
abstract class LinearFamily extends SizeLadderFamily implements Classifier {

    /** The range of the weights at the start of training. */
    private static final double NEAR_ZERO = 0.1;

    private final double spread;

    /**
     * Creates a family.
     *
     * @param spread limit of the weights of its problems, which are uniform in [−spread, spread)
     */
    LinearFamily(double spread) {
        super(LinearModel.SIZES);
        this.spread = spread;
    }

    /** Returns the loss at given weights. */
    abstract Classification at(double[] weights, LinearModel model);

    @Override
    public final Problem problem(int n, long seed) {
        return at(LinearModel.ofSize(n), spread, seed);
    }

    @Override
    public final Classification onImages(long seed) {
        return at(LinearModel.ofImages(), NEAR_ZERO, seed);
    }

    private Classification at(LinearModel model, double range, long seed) {
        return at(
                new SplittableRandom(seed).doubles(model.size(), -range, range).toArray(), model);
    }
}
