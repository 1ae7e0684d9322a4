package org.gradcost.results.compare;

import java.util.Arrays;
import org.gradcost.results.jmh.JmhBytes;
import org.hipparchus.stat.StatUtils;

/**
 * A number of bytes, to the byte: what is left behind the point is the harness's, spread over operations.
 *
 * @param value median over forks and iterations; in a file of JMH's their mean
 * @param least of them
 * @param most of them
 */
public record Count(long value, long least, long most) {

    /** Counts what JMH says; of a mean alone, as far as a single iteration can be from it. */
    static Count of(JmhBytes bytes) {
        Count count = of(bytes.values());
        long mean = Math.round(StatUtils.mean(bytes.values())); // JMH's score, which every format has
        return Double.isNaN(bytes.furthest())
                ? new Count(mean, 0, Long.MAX_VALUE)
                : new Count(
                        mean,
                        Math.round(count.least() - bytes.furthest()),
                        Math.round(count.most() + bytes.furthest()));
    }

    /** Counts at least one number. */
    static Count of(double... bytes) {
        return new Count(
                Math.round(StatUtils.percentile(bytes, 50)),
                Math.round(Arrays.stream(bytes).min().orElseThrow()),
                Math.round(Arrays.stream(bytes).max().orElseThrow()));
    }
}
