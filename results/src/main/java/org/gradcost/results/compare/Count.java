package org.gradcost.results.compare;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * A number of bytes, to the byte: what is left behind the point is the harness's, spread over operations.
 *
 * @param value median over forks and iterations
 * @param least of them
 * @param most of them
 */
public record Count(long value, long least, long most) {

    /** Counts at least one number. */
    static Count of(double... bytes) {
        return new Count(
                Math.round(StatUtils.percentile(bytes, 50)),
                Math.round(Arrays.stream(bytes).min().orElseThrow()),
                Math.round(Arrays.stream(bytes).max().orElseThrow()));
    }
}
