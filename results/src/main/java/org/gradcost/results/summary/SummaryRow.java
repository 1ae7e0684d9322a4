package org.gradcost.results.summary;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Estimate;

/**
 * A row of {@code summary.csv}: all that is known about a cell. A component that was not measured is empty.
 *
 * @param time of a gradient, ns
 * @param overhead ratio of the time to that of the primal
 * @param quiet share of the batches during which the core was not shared; empty if unknown
 * @param overheadQuiet overhead in quiet moments; empty if they were too few
 * @param forks number of forks
 * @param moreRounds about how many more rounds the overhead needs for the precision of the run; empty if it has reached it
 * @param passes passes per gradient
 * @param recordedGates records on the tape
 * @param tapeBytes size of the tape, B
 * @param allocBytes bytes that a gradient allocates; median over iterations and forks
 * @param peakBytes peak resident memory of the measured process, B; median over forks
 * @param prepareNs time of the work done once before the first gradient, ns; median over forks
 * @param gcNs time of garbage collections per gradient, ns, which the time does not include; median over forks
 * @param gradientError distance from the hand-written gradient, scaled to its norm
 * @param extrapolated whether the time is passes × the time of a pass
 */
public record SummaryRow(
        Cell cell,
        Optional<Estimate> time,
        Optional<Estimate> overhead,
        OptionalDouble quiet,
        Optional<Estimate> overheadQuiet,
        int forks,
        OptionalLong moreRounds,
        OptionalLong passes,
        OptionalLong recordedGates,
        OptionalLong tapeBytes,
        OptionalDouble allocBytes,
        OptionalDouble peakBytes,
        OptionalDouble prepareNs,
        OptionalDouble gcNs,
        OptionalDouble gradientError,
        boolean extrapolated) {}
