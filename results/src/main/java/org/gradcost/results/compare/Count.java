package org.gradcost.results.compare;

import java.util.Arrays;
import org.gradcost.results.jmh.JmhBytes;
import org.hipparchus.stat.StatUtils;

/**
 * A number of bytes, rounded to a whole number: fractions come from the benchmark harness, whose own allocations are divided by
 * the number of operations.
 *
 * @param value median over forks and iterations; the mean in a JMH file
 * @param least smallest value
 * @param most largest value
 */
public record Count(long value, long least, long most) {

    /** Returns the bytes that JMH states; for a mean without iterations, the range in which a single iteration can be. */
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

    /** Returns the count of one or more numbers. */
    static Count of(double... bytes) {
        return new Count(
                Math.round(StatUtils.percentile(bytes, 50)),
                Math.round(Arrays.stream(bytes).min().orElseThrow()),
                Math.round(Arrays.stream(bytes).max().orElseThrow()));
    }
}
