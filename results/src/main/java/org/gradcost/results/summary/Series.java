package org.gradcost.results.summary;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.statistics.Bootstrap;

/**
 * The cells that differ only in n: a curve in a plot over n.
 *
 * @param mode with its kernels, as in {@link Cell#variant}
 */
public record Series(String family, String gates, int m, String mode, int width, int threads)
        implements Comparable<Series> {
    private static final Comparator<Series> ORDER = comparing(Series::family)
            .thenComparingInt(Series::m)
            .thenComparingInt(Series::threads)
            .thenComparing(Series::gates)
            .thenComparing(Series::mode)
            .thenComparingInt(Series::width);

    /** Returns the series of a cell. */
    public static Series of(Cell cell) {
        return new Series(cell.family(), cell.gates(), cell.m(), cell.variant(), cell.width(), cell.threads());
    }

    /** Returns every series that has a time, with its cells by n. */
    static SortedMap<Series, SortedMap<Long, Cell>> all(Bootstrap times) {
        SortedMap<Series, SortedMap<Long, Cell>> all = new TreeMap<>();
        for (Cell cell : times.cells()) {
            all.computeIfAbsent(of(cell), series -> new TreeMap<>()).put(cell.n(), cell);
        }
        return all;
    }

    /** Returns what distinguishes it besides family and gates: outputs and threads, if not one. */
    public String shared() {
        return shared(m, threads);
    }

    /** Returns what distinguishes a curve that is not a series. */
    public static String shared(int m, int threads) {
        return (m == 1 ? "" : ", m = " + m) + (threads == 1 ? "" : ", " + threads + " threads");
    }

    /**
     * Returns whether the cells of two series differ only in n, mode and width, and use the same kernels, so that they may be
     * compared.
     */
    public boolean comparable(Series other) {
        return family.equals(other.family)
                && gates.equals(other.gates)
                && Modes.kernels(mode).equals(Modes.kernels(other.mode))
                && m == other.m
                && threads == other.threads;
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
