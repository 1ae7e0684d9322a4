package org.gradcost.results;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * The identity of what is measured. In the order of cells, those that are compared with each other are neighbours: they are
 * sorted by family, n, m and threads, then gates, mode, kernels and width.
 *
 * @param family name of the family
 * @param gates granularity of the circuit: {@code scalar}, {@code fused}, {@code matrix}, or {@code plain}
 * @param kernels loops that the mode uses: {@code plain} or {@code vector}
 * @param n number of inputs, at least 1
 * @param m number of outputs, at least 1
 * @param mode name of the mode
 * @param width tangents per pass, at least 0
 * @param threads number of threads, at least 1
 */
public record Cell(String family, String gates, String kernels, long n, int m, String mode, int width, int threads)
        implements Comparable<Cell> {
    private static final Comparator<Cell> NEIGHBOURS = comparing(Cell::family)
            .thenComparingLong(Cell::n)
            .thenComparingInt(Cell::m)
            .thenComparingInt(Cell::threads)
            .thenComparing(Cell::gates)
            .thenComparing(Cell::mode)
            .thenComparing(Cell::kernels)
            .thenComparingInt(Cell::width);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException naming the first component that is out of its range
     */
    public Cell {
        name("family", family);
        name("gates", gates);
        name("kernels", kernels);
        atLeast(1, "n", n);
        atLeast(1, "m", m);
        name("mode", mode);
        atLeast(0, "width", width);
        atLeast(1, "threads", threads);
    }

    /** Creates a cell with plain kernels. */
    public Cell(String family, String gates, long n, int m, String mode, int width, int threads) {
        this(family, gates, Modes.PLAIN_KERNELS, n, m, mode, width, threads);
    }

    /** Returns the mode as tables and legends show it: with its kernels, if they are not plain. */
    public String variant() {
        return Modes.variant(mode, kernels);
    }

    @Override
    public int compareTo(Cell other) {
        return NEIGHBOURS.compare(this, other);
    }

    /** Returns the cell in readable form: {@code F3 n=10 m=1 reverse (scalar gates, width 1, threads 1)}. */
    @Override
    public String toString() {
        return "%s n=%s m=%s %s (%s gates, width %s, threads %s)"
                .formatted(family, n, m, variant(), gates, width, threads);
    }

    /** The largest number of characters in a name: more than any has, and few enough for a line of a message. */
    private static final int LONGEST = 200;

    // A line break inside a name could make a file that was cut off by a kill end with what looks like a whole line.
    private static void name(String column, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    column + " has " + value.length() + " characters, must have at most " + LONGEST);
        }
        if (value.isBlank() || !value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    column + " is \"" + value + "\", must be a name on one line with no space around it");
        }
    }

    private static void atLeast(long least, String column, long value) {
        if (value < least) {
            throw new IllegalArgumentException(column + " is " + value + ", must be at least " + least);
        }
    }
}
