package org.gradcost.gate.matrix;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Repetition of a small matrix over a big one, and its transpose, the sum of the big one into the small one. The small one
 * is 1×1, a row 1×c, a column r×1, or r×c itself, for a big one of r×c.
 */
final class Spread {
    private Spread() {}

    static boolean fits(DMatrixRMaj small, int rows, int cols) {
        return (small.numRows == 1 || small.numRows == rows) && (small.numCols == 1 || small.numCols == cols);
    }

    /** Sets bigᵢⱼ = small at i (or 0, if it has one row), j (or 0, if it has one column). */
    static void repeat(DMatrixRMaj small, DMatrixRMaj big) {
        int cols = big.numCols;
        for (int i = 0; i < big.numRows; i++) {
            int from = small.numRows == 1 ? 0 : i * small.numCols;
            if (small.numCols == cols) {
                System.arraycopy(small.data, from, big.data, i * cols, cols);
            } else {
                Arrays.fill(big.data, i * cols, (i + 1) * cols, small.data[from]);
            }
        }
    }

    /** Sets each element of small to the sum of the elements of big that {@link #repeat} would copy it to. */
    static void sum(DMatrixRMaj big, DMatrixRMaj small) {
        small.zero();
        int cols = big.numCols;
        for (int i = 0; i < big.numRows; i++) {
            int row = i * cols;
            int to = small.numRows == 1 ? 0 : i * small.numCols;
            if (small.numCols == cols) {
                for (int j = 0; j < cols; j++) {
                    small.data[to + j] += big.data[row + j];
                }
            } else {
                small.data[to] += Products.sum(big.data, row, cols);
            }
        }
    }
}
