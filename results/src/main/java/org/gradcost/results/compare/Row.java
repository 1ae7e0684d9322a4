package org.gradcost.results.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;

/**
 * A row of a comparison: a cell, or the cells that agree in some columns.
 *
 * @param key its values in the columns asked for
 * @param cells how many it stands for
 * @param baseNs time in BASE, ns; geometric mean over the cells
 * @param newNs time in NEW
 * @param ratio NEW / BASE
 * @param p Mann–Whitney's, after Holm's correction; empty for several cells or where samples are missing
 * @param verdict of the ratio
 * @param moreForks that would likely decide it, where it is inconclusive; empty also for more than a thousand, or where the machine drifted
 * @param changes of counts, for a row of one cell
 * @param regression slower, or larger by more than the threshold
 * @param extrapolated whether a time in it is passes × the time of a pass
 */
public record Row(
        Key key,
        int cells,
        double baseNs,
        double newNs,
        Estimate ratio,
        OptionalDouble p,
        Verdict verdict,
        OptionalInt moreForks,
        List<Change> changes,
        boolean regression,
        boolean extrapolated) {}
