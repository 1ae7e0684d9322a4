package org.gradcost.results.jmh;

/**
 * The bytes that an operation allocated.
 *
 * @param values B; as many as the file has
 * @param furthest largest possible distance of an iteration from the value, if the file has only the mean; NaN if it is unknown
 */
public record JmhBytes(double[] values, double furthest) {
    /** The bytes of a benchmark that was run without {@code -prof gc}. */
    static final JmhBytes NONE = new JmhBytes(new double[0], 0);

    /**
     * Returns the bytes for which a file has the mean and JMH's error. A sample is at most (N − 1)·e from the mean of N samples
     * with standard error e (P. Samuelson, <i>How deviant can you be?</i>, Journal of the American Statistical Association 63,
     * 1968).
     */
    static JmhBytes of(double mean, double error, long samples) {
        boolean known = samples >= 3 && error >= 0 && Double.isFinite(error);
        return new JmhBytes(
                new double[] {mean}, known ? error / JmhScore.quantile(samples) * (samples - 1) : Double.NaN);
    }
}
