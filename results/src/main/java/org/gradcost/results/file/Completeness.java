package org.gradcost.results.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/**
 * The rows of a file that belong to something complete. A fork that took turns is complete with its {@code fork_end} row, and a
 * cell with its {@code passes} row; a cell whose forks all took turns also needs one complete fork.
 */
final class Completeness {

    private final Set<Fork> cut = new HashSet<>();
    private final Set<Cell> complete = new LinkedHashSet<>();

    /** A fork of a cell. */
    private record Fork(Cell cell, int number) {}

    Completeness(Collection<Measurement> rows) {
        Set<Fork> closed = new HashSet<>();
        Map<Cell, Set<Fork>> forks = new HashMap<>();
        Set<Cell> withPasses = new LinkedHashSet<>();
        for (Measurement row : rows) {
            if (row.metric() == Metric.PASSES) {
                withPasses.add(row.cell());
            }
            if (row.fork().isPresent()) {
                Fork fork = new Fork(row.cell(), row.fork().getAsInt());
                forks.computeIfAbsent(row.cell(), cell -> new HashSet<>()).add(fork);
                if (row.turn().isPresent()) {
                    cut.add(fork);
                }
                if (row.metric() == Metric.FORK_END) {
                    closed.add(fork);
                }
            }
        }
        cut.removeAll(closed);
        withPasses.stream()
                .filter(cell -> !forks.containsKey(cell) || !cut.containsAll(forks.get(cell)))
                .forEach(complete::add);
    }

    /** Returns the cells that are complete, in the order of their last rows. */
    Set<Cell> cells() {
        return complete;
    }

    /** Returns whether a row belongs to something complete. */
    boolean holds(Measurement row) {
        return complete.contains(row.cell()) && !isOfCutFork(row);
    }

    /** Returns whether a row belongs to a fork without a {@code fork_end} row. */
    boolean isOfCutFork(Measurement row) {
        return row.fork().isPresent()
                && cut.contains(new Fork(row.cell(), row.fork().getAsInt()));
    }

    /** Returns the rows that belong to something complete. */
    List<Measurement> whole(Collection<Measurement> rows) {
        return rows.stream().filter(this::holds).toList();
    }
}
