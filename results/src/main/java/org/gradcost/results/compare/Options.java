package org.gradcost.results.compare;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The options of a comparison.
 *
 * @param threshold below which a difference does not matter: 0.05 for 5 %
 * @param confidence of the intervals, between 0 and 1
 * @param by columns whose values make a row, its cells being averaged; empty for a row per cell
 * @param filters all of which a cell must pass
 * @param acrossEnvironments whether to compare what was measured in different places
 * @param only verdicts whose rows are shown; empty for all
 * @param top how many rows are shown, those that changed most first; empty for all in their order
 */
public record Options(
        double threshold,
        double confidence,
        List<String> by,
        List<Filter> filters,
        boolean acrossEnvironments,
        Set<Verdict> only,
        OptionalInt top) {

    /** All cells of one environment, a row each. */
    public Options(double threshold, double confidence) {
        this(threshold, confidence, List.of(), List.of(), false, Set.of(), OptionalInt.empty());
    }

    /** @param by copied; likewise the filters and the verdicts */
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

    /** Returns these options with rows chosen to be shown. */
    public Options showing(Set<Verdict> verdicts, OptionalInt most) {
        return new Options(threshold, confidence, by, filters, acrossEnvironments, verdicts, most);
    }
}
