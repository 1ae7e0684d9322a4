package org.gradcost.results.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;

/**
 * A row of a comparison: a cell, or the cells that agree in some columns; or a group that is judged beside the rows.
 *
 * @param key its values in the columns asked for; of a group, its name
 * @param cells how many it stands for
 * @param quantity that is compared
 * @param baseValue of it in BASE: a time in ns, or an overhead; geometric mean over the cells
 * @param newValue of it in NEW
 * @param ratio NEW / BASE, with the interval that the verdict follows from
 * @param p of no difference, corrected over all rows and groups; empty where there is none
 * @param verdict of the ratio
 * @param moreForks that would about decide it, where it is inconclusive; empty also for more than a thousand
 * @param changes of counts, for a row of one cell
 * @param regression slower, or larger by more than the threshold
 * @param reason why it is a regression; empty if it is none
 * @param extrapolated whether a time in it is passes × the time of a pass
 */
public record Row(
        Key key,
        int cells,
        Quantity quantity,
        double baseValue,
        double newValue,
        Estimate ratio,
        OptionalDouble p,
        Verdict verdict,
        OptionalInt moreForks,
        List<Change> changes,
        boolean regression,
        String reason,
        boolean extrapolated) {}
