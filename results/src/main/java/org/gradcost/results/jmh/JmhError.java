package org.gradcost.results.jmh;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/** JMH's "Score Error (99.9%)": half the interval at 99.9 % of Student's t, iterations taken as independent. */
final class JmhError {
    private static final double UPPER = 1 - 0.001 / 2;

    private JmhError() {}

    /** The standard error of the score over the score; empty for what JMH leaves NaN: less than three samples. */
    static OptionalDouble relative(double error, double score, long samples) {
        return samples < 3 || !(error >= 0) || Double.isInfinite(error)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        error / new TDistribution(samples - 1.0).inverseCumulativeProbability(UPPER) / score);
    }
}
