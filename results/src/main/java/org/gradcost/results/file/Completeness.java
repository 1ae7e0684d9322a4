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
 * Which rows of a file belong to something that was written whole: a fork that took turns is closed by its {@code fork_end}
 * row, a cell by its {@code passes} row; a cell all of whose forks took turns needs one of them whole.
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

    /** Returns the cells of which something is whole, in the order of their closing rows. */
    Set<Cell> cells() {
        return complete;
    }

    /** Returns whether a row belongs to what is whole. */
    boolean holds(Measurement row) {
        return complete.contains(row.cell()) && !isOfCutFork(row);
    }

    /** Returns whether a row belongs to a fork without its closing row. */
    boolean isOfCutFork(Measurement row) {
        return row.fork().isPresent()
                && cut.contains(new Fork(row.cell(), row.fork().getAsInt()));
    }

    /** Returns the rows that belong to what is whole. */
    List<Measurement> whole(Collection<Measurement> rows) {
        return rows.stream().filter(this::holds).toList();
    }
}
