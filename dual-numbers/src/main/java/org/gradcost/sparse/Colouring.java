package org.gradcost.sparse;

import java.util.Arrays;

/**
 * A greedy colouring of the columns of a Jacobian, such that no two columns of the same colour have an entry in the same
 * row. All columns of a colour can then be computed in one pass, and each entry can be read off the result.
 *
 * <p>Each column in turn gets the first colour that no column with an entry in a common row has. In the bipartite graph of
 * rows and columns these are the columns at distance 2. The largest number of entries in a row is a lower bound on the
 * number of colours.
 *
 * <p>Source: A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the estimation of sparse Jacobian matrices", IMA Journal of
 * Applied Mathematics 13, 1974; as a colouring, A. H. Gebremedhin, F. Manne and A. Pothen, "What color is your Jacobian?",
 * SIAM Review 47, 2005.
 */
public final class Colouring {

    private Colouring() {}

    /** Returns the colour of each column. Colours are numbered from 0. */
    public static int[] ofColumns(SparsityPattern pattern) {
        SparsityPattern byColumn = transposed(pattern);
        int[] colour = new int[pattern.columns()];
        int[] takenFor = new int[pattern.columns() + 1]; // of each colour: the last column, from 1, that cannot have it
        for (int column = 0; column < colour.length; column++) {
            for (int e = byColumn.start()[column]; e < byColumn.start()[column + 1]; e++) {
                int row = byColumn.column()[e];
                for (int f = pattern.start()[row]; f < pattern.start()[row + 1]; f++) {
                    int other = pattern.column()[f];
                    if (other < column) {
                        takenFor[colour[other]] = column + 1;
                    }
                }
            }
            while (takenFor[colour[column]] == column + 1) {
                colour[column]++;
            }
        }
        return colour;
    }

    /** Returns the colour of each row. No two rows of the same colour have an entry in the same column. */
    public static int[] ofRows(SparsityPattern pattern) {
        return ofColumns(transposed(pattern));
    }

    private static SparsityPattern transposed(SparsityPattern pattern) {
        int[] start = new int[pattern.columns() + 1];
        for (int column : pattern.column()) {
            start[column + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        int[] row = new int[pattern.entries()];
        for (int i = 0; i < pattern.rows(); i++) {
            for (int e = pattern.start()[i]; e < pattern.start()[i + 1]; e++) {
                row[next[pattern.column()[e]]++] = i;
            }
        }
        return new SparsityPattern(pattern.rows(), start, row);
    }
}
