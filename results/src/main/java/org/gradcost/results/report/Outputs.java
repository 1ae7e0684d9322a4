package org.gradcost.results.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Set;
import org.gradcost.results.Cell;

/**
 * The meaning of the number of outputs m in a run. For most families m can be chosen and distinguishes curves over n; for some it
 * grows with n, so that each size has its own m and a single curve passes through them all.
 */
final class Outputs {

    /** The m that represents families whose m grows with n. */
    static final int GROWING = 0;

    private final Set<String> growing;

    Outputs(Collection<Cell> cells) {
        growing =
                cells.stream()
                        .collect(groupingBy(Cell::family, collectingAndThen(toSet(), Outputs::grow)))
                        .entrySet()
                        .stream()
                        .filter(family -> family.getValue())
                        .map(family -> family.getKey())
                        .collect(toSet());
    }

    private static boolean grow(Set<Cell> family) {
        long inputs = family.stream().map(Cell::n).distinct().count();
        long outputs = family.stream().map(Cell::m).distinct().count();
        long sizes = family.stream()
                .map(cell -> cell.n() + " " + cell.m())
                .distinct()
                .count();
        return outputs > 1 && inputs == sizes && outputs == sizes;
    }

    /** Returns whether each size of a family has its own m. */
    boolean isGrowing(String family) {
        return growing.contains(family);
    }

    /** Returns the m of a cell, or {@link #GROWING}. */
    int of(Cell cell) {
        return growing.contains(cell.family()) ? GROWING : cell.m();
    }
}
