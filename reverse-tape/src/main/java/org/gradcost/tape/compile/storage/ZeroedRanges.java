package org.gradcost.tape.compile.storage;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * The adjoints that must be zero before the reverse sweep: no contribution to them comes first in every iteration.
 *
 * @param adjoints ranges of adjoints in memory: from, to, from, to, …, each without its end
 * @param gradient ranges of elements of the gradient, likewise
 */
public record ZeroedRanges(int[] adjoints, int[] gradient) {

    /** The ranges of code without a reverse sweep. */
    public static final ZeroedRanges NONE = new ZeroedRanges(new int[0], new int[0]);

    /** Returns the ranges of a flag that is set, or one range around all of them if they are many. */
    public static int[] of(boolean[] flags) {
        IntArray ranges = new IntArray();
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                ranges.add(i);
                while (i < flags.length && flags[i]) {
                    i++;
                }
                ranges.add(i);
            }
        }
        return ranges.size() <= 2 * Heuristics.ZEROED_RANGES
                ? ranges.toArray()
                : new int[] {ranges.get(0), ranges.get(ranges.size() - 1)};
    }
}
