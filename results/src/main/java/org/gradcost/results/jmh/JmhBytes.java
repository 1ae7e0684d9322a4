package org.gradcost.results.jmh;

/**
 * The bytes that an operation allocated.
 *
 * @param values B, as often as the file says
 * @param furthest that an iteration can be from the value, where the file has the mean alone; NaN if that is not known
 */
public record JmhBytes(double[] values, double furthest) {
    /** Of a benchmark that was run without {@code -prof gc}. */
    static final JmhBytes NONE = new JmhBytes(new double[0], 0);

    /**
     * Returns the bytes of which a file has the mean and JMH's error. A sample is at most (N − 1)·e from a mean of N with a
     * standard error e (P. Samuelson, <i>How deviant can you be?</i>, Journal of the American Statistical Association 63, 1968).
     */
    static JmhBytes of(double mean, double error, long samples) {
        boolean known = samples >= 3 && error >= 0 && Double.isFinite(error);
        return new JmhBytes(
                new double[] {mean}, known ? error / JmhScore.quantile(samples) * (samples - 1) : Double.NaN);
    }
}
