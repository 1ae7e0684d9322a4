package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.heuristics.Heuristics;

/**
 * The adjoints that must be zero before the reverse sweep: no contribution to them comes first in every iteration.
 *
 * @param adjoints ranges of adjoints in memory
 * @param gradient ranges of elements of the gradient
 */
public record ZeroedRanges(List<Range> adjoints, List<Range> gradient) {

    /** The positions from {@code from} to {@code to − 1}. */
    public record Range(int from, int to) {}

    /** Returns the ranges of a flag that is set, or one range around all of them if they are many. */
    static List<Range> of(boolean[] flags) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                int from = i;
                while (i < flags.length && flags[i]) {
                    i++;
                }
                ranges.add(new Range(from, i));
            }
        }
        return ranges.size() <= Heuristics.ZEROED_RANGES
                ? ranges
                : List.of(new Range(ranges.get(0).from, ranges.get(ranges.size() - 1).to));
    }
}
