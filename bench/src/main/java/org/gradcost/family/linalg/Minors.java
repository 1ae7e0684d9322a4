package org.gradcost.family.linalg;

import org.hipparchus.CalculusFieldElement;

/**
 * A determinant by expansion along the first remaining row, {@code Σ_j ±a_ij·minor_j}, down to single entries, with about
 * {@code (e − 1)·ℓ!} products. The remaining columns are a linked list; nothing is copied.
 *
 * <p>A subclass may compute {@linkplain #minor minors} of some size in another way.
 *
 * @param <T> the numbers
 */
public class Minors<T extends CalculusFieldElement<T>> {

    private final T[] matrix;
    private final int size;
    private final int[] next; // next column after each; the head of the list is at 0, column j at j + 1

    /** Creates the minors of a matrix given row by row. */
    public Minors(T[] matrix, int size) {
        this.matrix = matrix;
        this.size = size;
        this.next = columns(size);
    }

    /** Returns the list of all columns. */
    static int[] columns(int size) {
        int[] next = new int[size + 1];
        for (int j = 0; j <= size; j++) {
            next[j] = j + 1;
        }
        return next;
    }

    /** Returns the determinant of the whole matrix. */
    public final T determinant() {
        return minor(0);
    }

    /** Returns the determinant of the remaining matrix: the rows from the given one on, and the columns in the list. */
    protected T minor(int row) {
        int start = row * size - 1;
        if (row == size - 1) {
            return matrix[start + next[0]];
        }
        T sum = null;
        boolean negative = false;
        int before = 0;
        for (int column = next[0]; column <= size; column = next[column]) {
            next[before] = next[column];
            T term = matrix[start + column].multiply(minor(row + 1));
            next[before] = column;
            sum = sum == null ? term : negative ? sum.subtract(term) : sum.add(term);
            negative = !negative;
            before = column;
        }
        return sum;
    }

    /**
     * Stores the entries of the remaining matrix, row by row; they are the argument of {@link #minor}.
     *
     * @param rest receives them; its length is the square of the number of remaining rows
     */
    protected final void remaining(int row, T[] rest) {
        int k = 0;
        for (int i = row; i < size; i++) {
            for (int column = next[0]; column <= size; column = next[column]) {
                rest[k++] = matrix[i * size - 1 + column];
            }
        }
    }

    /** Returns the number of rows of the matrix. */
    protected final int size() {
        return size;
    }
}
