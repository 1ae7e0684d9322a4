package org.gradcost.results.summary;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Estimate;

/**
 * One row of {@code summary.csv}: all that is known of a cell. What was not measured is empty.
 *
 * @param time of a gradient, ns
 * @param overhead time over that of the primal, 1
 * @param quiet share of the time in which the core was not shared; empty where it is not known
 * @param overheadQuiet overhead in those moments; empty where they were too few
 * @param forks that measured it
 * @param passes that a gradient takes
 * @param recordedGates records on the tape
 * @param tapeBytes size of the tape, B
 * @param allocBytes allocated by a gradient, B; median over iterations and forks
 * @param peakBytes largest resident memory of the process that was measured, B; median over forks
 * @param prepareNs work done once before the first gradient, ns; median over forks
 * @param gcNs time of garbage collections per gradient, ns, which the time does not hold; median over forks
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
        OptionalLong passes,
        OptionalLong recordedGates,
        OptionalLong tapeBytes,
        OptionalDouble allocBytes,
        OptionalDouble peakBytes,
        OptionalDouble prepareNs,
        OptionalDouble gcNs,
        OptionalDouble gradientError,
        boolean extrapolated) {}
