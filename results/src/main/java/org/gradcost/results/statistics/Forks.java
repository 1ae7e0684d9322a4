package org.gradcost.results.statistics;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * A quantity measured again and again, as logs.
 *
 * @param logs by fork and iteration
 */
record Forks(double[][] logs) {

    int count() {
        return logs.length;
    }

    /** One value per fork: the median of its logs. */
    double[] values() {
        return Arrays.stream(logs)
                .mapToDouble(fork -> StatUtils.percentile(fork, 50))
                .toArray();
    }

    /** Log of the geometric mean of the forks. */
    double estimate() {
        return StatUtils.mean(values());
    }
}
