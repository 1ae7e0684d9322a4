package org.gradcost.results.compare;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.CoreState;
import org.gradcost.results.statistics.Forks;

/**
 * The measurements of a cell on one side.
 *
 * @param run in which it was measured; empty for a JMH file
 * @param forks log of the time in ns by fork and iteration, or by fork alone in a JMH file; empty if only a score is known
 * @param turns whether the forks took turns with those of other cells, in rounds
 * @param logScale log of the factor from these times to the time of the cell: 0 unless extrapolated
 * @param score used if there are no {@code forks}
 * @param overheads of the cell; empty if there is no primal
 * @param extrapolated whether the time is passes × the time of a pass
 * @param counts that are compared exactly, by name
 */
public record Sample(
        String run,
        Forks forks,
        boolean turns,
        double logScale,
        Score score,
        Optional<Overheads> overheads,
        boolean extrapolated,
        SortedMap<String, Count> counts) {

    /**
     * Creates the sample.
     *
     * @param counts not copied
     */
    public Sample {
        counts = Collections.unmodifiableSortedMap(counts);
    }

    /**
     * Returns the sample of forks in a JMH file.
     *
     * @param logs log of the time in ns by fork
     */
    public static Sample ofForks(String name, double[] logs, SortedMap<String, Count> counts) {
        double[][] forks =
                Arrays.stream(logs).mapToObj(log -> new double[] {log}).toArray(double[][]::new);
        return new Sample("", Forks.of(name, forks), false, 0, Score.NONE, Optional.empty(), false, counts);
    }

    /** Returns the sample of a score without iterations in a JMH file. */
    static Sample ofScore(String name, Score score, SortedMap<String, Count> counts) {
        return new Sample("", Forks.of(name, new double[0][]), false, 0, score, Optional.empty(), false, counts);
    }

    /** Returns the number of forks; 0 if it is unknown. */
    int forkCount() {
        return raw() ? forks.count() : score.forks();
    }

    boolean raw() {
        return forks.count() > 0;
    }

    /** Returns the log of the time of the cell in ns. */
    double logTime() {
        return raw() ? forks.times().mean() + logScale : score.log();
    }

    double time() {
        return StrictMath.exp(logTime());
    }

    /** Returns whether there are enough batches in a state for times in it to be shown. */
    boolean isShown(CoreState state) {
        return Bootstrap.isShown(forks, state);
    }

    /** Returns whether the other sample has identical measurements, and not merely similar ones. */
    boolean sameAs(Sample other) {
        return forks.slots().equals(other.forks.slots()) && logScale == other.logScale && score.equals(other.score);
    }
}
