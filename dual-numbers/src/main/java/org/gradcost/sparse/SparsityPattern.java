package org.gradcost.sparse;

import java.util.stream.IntStream;

/**
 * The sparsity pattern of a Jacobian with m rows and n columns, in compressed row storage (CSR). The entries of row i have
 * the indices {@code start[i]} to {@code start[i + 1] − 1}, and {@code column[e]} is the column of entry e. A Jacobian is
 * stored as the array of the values of these entries; a dense one is row-major.
 *
 * @param columns the number n of columns
 * @param start the index of the first entry of each row, and the number of entries: m + 1 elements
 * @param column the column of each entry, ascending within a row
 */
public record SparsityPattern(int columns, int[] start, int[] column) {

    /** The largest n for which an array can hold the entries of a dense n×n matrix, which is ⌊√2³¹⌋. */
    public static final int LARGEST_SQUARE = 46_340;

    /**
     * Creates a pattern.
     *
     * @throws IllegalArgumentException if there is no row, if {@code start} does not match the number of entries, or if the
     *     columns of a row are not ascending or not between 0 and n − 1
     */
    public SparsityPattern {
        if (start.length < 2 || start[0] != 0 || start[start.length - 1] != column.length) {
            throw new IllegalArgumentException("pattern: the rows do not cover " + column.length + " entries");
        }
        for (int i = 0; i + 1 < start.length; i++) {
            int last = -1;
            for (int e = start[i]; e < start[i + 1]; e++) {
                if (column[e] <= last || column[e] >= columns) {
                    throw new IllegalArgumentException(
                            "pattern: column " + column[e] + " in row " + i + " after " + last + ", of " + columns);
                }
                last = column[e];
            }
        }
    }

    /**
     * Returns the pattern of a dense matrix.
     *
     * @throws ArithmeticException if the number of entries exceeds the range of int
     */
    public static SparsityPattern dense(int rows, int columns) {
        int entries = Math.multiplyExact(rows, columns);
        return new SparsityPattern(
                columns,
                IntStream.rangeClosed(0, rows).map(i -> i * columns).toArray(),
                IntStream.range(0, entries).map(e -> e % columns).toArray());
    }

    /**
     * Returns the pattern with the given rows.
     *
     * @param columns the number of columns
     * @param rows the columns of the entries of each row, ascending
     */
    public static SparsityPattern ofRows(int columns, int[][] rows) {
        int[] start = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            start[i + 1] = Math.addExact(start[i], rows[i].length);
        }
        return new SparsityPattern(
                columns,
                start,
                IntStream.range(0, rows.length)
                        .flatMap(i -> IntStream.of(rows[i]))
                        .toArray());
    }

    /** Returns the number of rows m. */
    public int rows() {
        return start.length - 1;
    }

    /** Returns the number of entries that may be nonzero. */
    public int entries() {
        return column.length;
    }

    /** Returns whether every element of the matrix may be nonzero. */
    public boolean isDense() {
        return entries() == (long) rows() * columns;
    }
}
