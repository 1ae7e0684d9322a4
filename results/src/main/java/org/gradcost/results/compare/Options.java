package org.gradcost.results.compare;

import java.util.List;

/**
 * The options of a comparison.
 *
 * @param threshold below which a difference does not matter: 0.05 for 5 %
 * @param confidence of the intervals, between 0 and 1
 * @param by columns whose values make a row, its cells being averaged; empty for a row per cell
 * @param filters all of which a cell must pass
 * @param acrossEnvironments whether to compare what was measured in different places
 */
public record Options(
        double threshold, double confidence, List<String> by, List<Filter> filters, boolean acrossEnvironments) {
    /** @param by copied; likewise the filters */
    public Options {
        by = List.copyOf(by);
        filters = List.copyOf(filters);
    }
}
