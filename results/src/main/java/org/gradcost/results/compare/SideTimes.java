package org.gradcost.results.compare;

import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.statistics.Resampler;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;

/**
 * Log times of a side, with draws. A score without samples is drawn from a normal distribution around it, of the error
 * that came with it but never less than forks are taken to differ by where that was not seen.
 */
final class SideTimes {
    private final Side side;
    private final Resampler<Key> raw;
    private final SortedMap<Key, Long> seeds = new TreeMap<>();

    SideTimes(Side side, long seed, double confidence) {
        this.side = side;
        SortedMap<Key, double[][]> logs = new TreeMap<>();
        RandomGenerator random = new Well1024a(seed);
        side.samples().forEach((key, sample) -> {
            if (sample.raw()) {
                logs.put(key, sample.logs());
            } else {
                seeds.put(key, random.nextLong());
            }
        });
        raw = new Resampler<>(logs, side.kind(), seed, confidence);
    }

    double estimate(Key key) {
        return side.samples().get(key).logTime();
    }

    /** Values to test, one per fork; none where there are no samples. */
    double[] forkValues(Key key) {
        double[] values = side.samples().get(key).raw() ? raw.forkValues(key) : new double[0];
        for (int f = 0; f < values.length; f++) {
            values[f] += side.samples().get(key).logScale();
        }
        return values;
    }

    /** Draws of {@link #estimate}. */
    double[] draws(Key key) {
        Sample sample = side.samples().get(key);
        double[] draws = sample.raw() ? raw.draws(key) : scored(sample, new Well1024a(seeds.get(key)));
        for (int k = 0; k < draws.length; k++) {
            draws[k] += sample.logScale();
        }
        return draws;
    }

    private static double[] scored(Sample sample, RandomGenerator random) {
        double spread = Math.max(sample.relativeError().orElse(0), Resampler.LEAST_SPREAD);
        double[] draws = new double[Resampler.DRAWS];
        for (int k = 0; k < draws.length; k++) {
            draws[k] = sample.logScore() + spread * random.nextGaussian();
        }
        return draws;
    }
}
