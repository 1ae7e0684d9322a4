package org.gradcost.train;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.gradcost.family.Family;
import org.gradcost.family.learning.Learner;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.plugin.Plugins;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.util.ResizableDoubleArray;

/** A training by one mode. The class is public only for the class loader of the isolated classes. */
public final class ModeTraining implements TrainingTrial {

    private static final BiConsumer<Integer, Double> UNSEEN = (step, loss) -> {};

    private final Supplier<MinibatchDescent> descents;
    private final MinibatchDescent descent;
    private final int length;

    private final Learner learner;
    private final Differentiator alone;
    private final double[] weights;
    private final double[] gradient;

    private double sink;

    private ModeTraining(Family family, Mode mode, Granularity gates, int width, double rate, long seed, int length) {
        this.descents = () -> new MinibatchDescent(family, mode, gates, width, rate, seed);
        this.descent = descents.get();
        this.length = length;
        this.learner = Learner.of(family, seed);
        this.alone = mode.onChangingData(learner.problem(), gates, width);
        this.weights = learner.problem().inputs().clone();
        this.gradient = new double[weights.length];
    }

    /**
     * Returns the training by a mode; called by reflection on the class of another loader.
     *
     * @param family name of the family's class
     * @param mode text from which the mode is created
     * @param length number of steps in the training
     */
    public static TrainingTrial of(
            String family, String mode, String gates, int width, double rate, long seed, int length) {
        return new ModeTraining(
                Plugins.instance(Family.class, family),
                Plugins.made(Mode.class, mode),
                Granularity.labelled(gates),
                width,
                rate,
                seed,
                length);
    }

    @Override
    public double[] weightsAfter(int steps) {
        MinibatchDescent first = descents.get();
        first.run(steps, UNSEEN);
        return first.weights();
    }

    @Override
    public int passes() {
        return alone.passes();
    }

    @Override
    public double gradients(long nanos) {
        ResizableDoubleArray times = new ResizableDoubleArray();
        long spent = 0;
        do {
            learner.nextBatch();
            long start = System.nanoTime();
            sink += alone.gradient(weights, gradient);
            long time = System.nanoTime() - start;
            spent += time;
            times.addElement(time);
        } while (spent < nanos);
        return median(times);
    }

    @Override
    public double steps(long nanos) {
        ResizableDoubleArray times = new ResizableDoubleArray();
        long end = descent.nanoseconds() + nanos;
        do {
            long before = descent.nanoseconds();
            if (!descent.run(1, UNSEEN) || descent.steps() >= length) {
                descent.restart();
            }
            times.addElement(descent.nanoseconds() - before);
        } while (descent.nanoseconds() < end);
        return median(times);
    }

    /** Returns the median, which interruptions do not affect. */
    private static double median(ResizableDoubleArray times) {
        return StatUtils.percentile(times.getElements(), 50);
    }
}
