package org.gradcost.results.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/** The residuals of the forks' log values, to draw from. The maths is in the package's description. */
final class ResidualPool {
    /** Degrees of freedom from which a mode is trusted with a pool of its own. */
    static final int ENOUGH = 10;

    /** Least standard deviation between forks, in log time, where no second fork was run: 3 %. */
    static final double FLOOR = 0.03;

    private static final int NORMAL_POINTS = 199;

    private final double[] residuals;
    private final int degreesOfFreedom;

    private ResidualPool(double[] residuals, int degreesOfFreedom) {
        this.residuals = residuals;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /** Pools the residuals of the forks within each cell; empty, with no degree of freedom, if no cell has a second fork. */
    static ResidualPool betweenForks(Collection<Forks> samples, double confidence) {
        return pool(samples.stream().map(Forks::values), confidence);
    }

    /** Pools the residuals of the iterations within each fork, never below {@link #FLOOR}. */
    static ResidualPool withinForks(Collection<Forks> samples, double confidence) {
        ResidualPool pool = pool(samples.stream().flatMap(forks -> Arrays.stream(forks.logs())), confidence);
        return pool.spread() < FLOOR ? normal(FLOOR) : pool;
    }

    boolean enough() {
        return degreesOfFreedom >= ENOUGH;
    }

    boolean isEmpty() {
        return degreesOfFreedom == 0;
    }

    /** The mean of {@code forks} residuals drawn with replacement. */
    double drawMean(int forks, SplittableRandom random) {
        double sum = 0;
        for (int f = 0; f < forks; f++) {
            sum += residuals[random.nextInt(residuals.length)];
        }
        return sum / forks;
    }

    // A lone value says nothing about spread: its residual would be 0 because it is its own mean.
    private static ResidualPool pool(Stream<double[]> groups, double confidence) {
        List<double[]> repeated = groups.filter(group -> group.length > 1).toList();
        int degrees = repeated.stream().mapToInt(group -> group.length - 1).sum();
        if (degrees == 0) {
            return new ResidualPool(new double[0], 0);
        }
        double stretch = smallSample(degrees, confidence);
        return new ResidualPool(
                repeated.stream()
                        .flatMapToDouble(ResidualPool::residuals)
                        .map(e -> e * stretch)
                        .toArray(),
                degrees);
    }

    private static DoubleStream residuals(double[] group) {
        double mean = StatUtils.mean(group);
        double inflation = Math.sqrt(group.length / (group.length - 1.0));
        return Arrays.stream(group).map(v -> (v - mean) * inflation);
    }

    /** The factor from the interval of a known spread to that of one estimated with so many degrees of freedom. */
    private static double smallSample(int degrees, double confidence) {
        double upper = 1 - (1 - confidence) / 2;
        return new TDistribution(degrees).inverseCumulativeProbability(upper)
                / new NormalDistribution().inverseCumulativeProbability(upper);
    }

    private static ResidualPool normal(double spread) {
        NormalDistribution normal = new NormalDistribution(0, spread);
        return new ResidualPool(
                IntStream.range(0, NORMAL_POINTS)
                        .mapToDouble(k -> normal.inverseCumulativeProbability((k + 0.5) / NORMAL_POINTS))
                        .toArray(),
                NORMAL_POINTS - 1);
    }

    private double spread() {
        return isEmpty() ? 0 : Math.sqrt(StatUtils.sumSq(residuals) / residuals.length);
    }
}
