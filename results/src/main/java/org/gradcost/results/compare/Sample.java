package org.gradcost.results.compare;

import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.gradcost.results.statistics.Resampler;

/**
 * The measurements of a cell on one side.
 *
 * @param logs log of the time in ns by fork and iteration; without any where only a score is known
 * @param logScale log of the factor from these times to the time of the cell: 0 unless extrapolated
 * @param logScore log of the score in ns, where there are no {@code logs}
 * @param relativeError standard error of the score over the score; empty where it is not known
 * @param extrapolated whether the time is passes × the time of a pass
 * @param counts what is compared exactly, by name
 */
public record Sample(
        double[][] logs,
        double logScale,
        double logScore,
        OptionalDouble relativeError,
        boolean extrapolated,
        SortedMap<String, Count> counts) {

    /** @param counts seen, not copied */
    public Sample {
        counts = Collections.unmodifiableSortedMap(counts);
    }

    boolean raw() {
        return logs.length > 0;
    }

    /** Log of the time of the cell in ns. */
    double logTime() {
        return raw() ? Resampler.estimate(logs) + logScale : logScore;
    }

    /** Whether these are the very measurements of the other, and not merely alike. */
    boolean sameAs(Sample other) {
        return Arrays.deepEquals(logs, other.logs)
                && logScale == other.logScale
                && logScore == other.logScore
                && relativeError.equals(other.relativeError);
    }
}
