package org.gradcost.results.compare;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.CoreState;
import org.gradcost.results.statistics.Forks;

/**
 * The measurements of a cell on one side.
 *
 * @param run that it was measured in; empty for a file of JMH's
 * @param forks log of the time in ns by fork and iteration; without any where only a score is known
 * @param logScale log of the factor from these times to the time of the cell: 0 unless extrapolated
 * @param logScore log of the score in ns, where there are no {@code forks}
 * @param relativeError of the score, as it came with it; empty where it is not known
 * @param overheads of the cell; empty where there is no primal
 * @param extrapolated whether the time is passes × the time of a pass
 * @param counts what is compared exactly, by name
 */
public record Sample(
        String run,
        Forks forks,
        double logScale,
        double logScore,
        OptionalDouble relativeError,
        Optional<Overheads> overheads,
        boolean extrapolated,
        SortedMap<String, Count> counts) {

    /** @param counts seen, not copied */
    public Sample {
        counts = Collections.unmodifiableSortedMap(counts);
    }

    /**
     * Returns the sample of a file of JMH's.
     *
     * @param logs log of the time in ns by fork and iteration
     */
    public static Sample ofJmh(
            String name,
            double[][] logs,
            double logScore,
            OptionalDouble relativeError,
            SortedMap<String, Count> counts) {
        return new Sample("", Forks.of(name, logs), 0, logScore, relativeError, Optional.empty(), false, counts);
    }

    boolean raw() {
        return forks.count() > 0;
    }

    /** Log of the time of the cell in ns. */
    double logTime() {
        return raw() ? forks.times().mean() + logScale : logScore;
    }

    double time() {
        return StrictMath.exp(logTime());
    }

    /** Returns whether enough batches were in a state for times in it to be shown. */
    boolean isShown(CoreState state) {
        return Bootstrap.isShown(forks, state);
    }

    /** Whether these are the very measurements of the other, and not merely alike. */
    boolean sameAs(Sample other) {
        return forks.slots().equals(other.forks.slots())
                && logScale == other.logScale
                && logScore == other.logScore
                && relativeError.equals(other.relativeError);
    }
}
