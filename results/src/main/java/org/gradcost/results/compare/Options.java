package org.gradcost.results.compare;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The options of a comparison.
 *
 * @param threshold below which a difference does not matter: 0.05 for 5 %
 * @param confidence of the intervals, between 0 and 1
 * @param by columns whose values define a row, over whose cells the row averages; empty for a row per cell
 * @param filters all of which a cell must pass
 * @param acrossEnvironments whether to compare measurements from different places
 * @param only verdicts whose rows are shown; empty for all
 * @param top number of rows that are shown, those with the largest change first; empty for all rows in their order
 */
public record Options(
        double threshold,
        double confidence,
        List<String> by,
        List<Filter> filters,
        boolean acrossEnvironments,
        Set<Verdict> only,
        OptionalInt top) {

    /** Creates options for all cells of one environment, with a row each. */
    public Options(double threshold, double confidence) {
        this(threshold, confidence, List.of(), List.of(), false, Set.of(), OptionalInt.empty());
    }

    /**
     * Creates options.
     *
     * @param by copied, as are the filters and the verdicts
     */
    public Options {
        by = List.copyOf(by);
        filters = List.copyOf(filters);
        only = Set.copyOf(only);
    }

    /** Returns these options with other columns to group by and other filters. */
    public Options of(List<String> columns, List<Filter> cells) {
        return new Options(threshold, confidence, columns, cells, acrossEnvironments, only, top);
    }

    /** Returns these options for sides that were measured in different places. */
    public Options acrossAll() {
        return new Options(threshold, confidence, by, filters, true, only, top);
    }

    /** Returns these options with a selection of the rows to show. */
    public Options showing(Set<Verdict> verdicts, OptionalInt most) {
        return new Options(threshold, confidence, by, filters, acrossEnvironments, verdicts, most);
    }
}
