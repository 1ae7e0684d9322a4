package org.gradcost.sparse;

import java.util.stream.IntStream;

/**
 * The sparsity pattern of a Jacobian of m rows and n columns in compressed rows: the entries of row i are those from
 * {@code start[i]} to {@code start[i + 1]} − 1, in the columns {@code column[…]}. A Jacobian is kept as the values of
 * these entries, in their order; a dense one so is row by row.
 *
 * @param columns n
 * @param start as many as rows, and one
 * @param column of every entry, ascending within a row
 */
public record SparsityPattern(int columns, int[] start, int[] column) {

    /** √2³¹: the most rows and columns of a dense square whose entries an array holds. */
    public static final int LARGEST_SQUARE = 46_340;

    /** @throws IllegalArgumentException if the arrays do not fit, or a row's columns do not ascend from 0 to n − 1 */
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

    /** Returns the pattern of a dense matrix. */
    public static SparsityPattern dense(int rows, int columns) {
        int entries = Math.multiplyExact(rows, columns);
        return new SparsityPattern(
                columns,
                IntStream.rangeClosed(0, rows).map(i -> i * columns).toArray(),
                IntStream.range(0, entries).map(e -> e % columns).toArray());
    }

    /** Returns the pattern with these rows, each given as its columns. */
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

    /** Entries that may be other than 0. */
    public int entries() {
        return column.length;
    }

    /** Returns whether every entry may be nonzero. */
    public boolean isDense() {
        return entries() == (long) rows() * columns;
    }
}
