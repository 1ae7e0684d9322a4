package org.gradcost.results.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;

/**
 * A row of a comparison: a cell, or the cells that agree in some columns; or a group that is judged in addition to the rows.
 *
 * @param key its values in the requested columns; for a group, its name
 * @param cells number of cells that it summarises
 * @param quantity that is compared
 * @param baseValue value in BASE, a time in ns or an overhead; geometric mean over the cells
 * @param newValue value in NEW
 * @param ratio NEW / BASE, with the interval that the verdict is based on
 * @param p p-value for no difference, corrected over all rows and groups; empty if there is none
 * @param verdict on the ratio
 * @param moreForks that would about decide it, if it is inconclusive; empty also for more than a thousand
 * @param repeats how often its cells were measured
 * @param changes of counts, for a row of one cell
 * @param regression whether it is slower, or its memory larger by more than the threshold
 * @param reason why it is a regression; empty if it is none
 * @param extrapolated whether it includes a time that is passes × the time of a pass
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
        Repeats repeats,
        List<Change> changes,
        boolean regression,
        String reason,
        boolean extrapolated) {}
