package org.gradcost.results.summary;

import java.util.List;
import java.util.OptionalDouble;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;

/**
 * The number of gradients after which a set-up has paid off: {@code prepare / (t_reverse − t)}, since for each gradient reverse
 * mode would have taken {@code t_reverse − t} longer.
 *
 * @param row a cell with a set-up
 * @param reverse the cell of reverse mode with the same gates and n
 */
public record PayOff(SummaryRow row, SummaryRow reverse) {

    /** Returns the pay-off of every cell with a set-up for which reverse mode was measured too. */
    public static List<PayOff> all(List<SummaryRow> rows, ModeRoles roles) {
        return rows.stream()
                .filter(row -> row.prepareNs().isPresent() && row.time().isPresent())
                .flatMap(row -> rows.stream()
                        .filter(other -> isReverseOf(other.cell(), row.cell(), roles))
                        .filter(other -> other.time().isPresent())
                        .map(other -> new PayOff(row, other)))
                .toList();
    }

    private static boolean isReverseOf(Cell reverse, Cell cell, ModeRoles roles) {
        return roles.isPlainReverse(reverse.variant())
                && !reverse.variant().equals(cell.variant())
                && reverse.family().equals(cell.family())
                && reverse.gates().equals(cell.gates())
                && reverse.kernels().equals(cell.kernels())
                && reverse.n() == cell.n()
                && reverse.m() == cell.m()
                && reverse.threads() == cell.threads();
    }

    /** Returns the number of gradients; empty if reverse mode is faster, so that the set-up never pays off. */
    public OptionalDouble gradients() {
        double gain =
                reverse.time().orElseThrow().value() - row.time().orElseThrow().value();
        return gain > 0 ? OptionalDouble.of(Math.ceil(row.prepareNs().orElseThrow() / gain)) : OptionalDouble.empty();
    }
}
