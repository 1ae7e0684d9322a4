package org.gradcost.gate.matrix;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The repetition of a small matrix over a big one, and its transpose, which sums the big matrix into the small one. If the
 * big matrix is r×c, the small one is 1×1, a row 1×c, a column r×1, or r×c.
 */
final class Spread {
    private Spread() {}

    static boolean fits(DMatrixRMaj small, int rows, int cols) {
        return (small.numRows == 1 || small.numRows == rows) && (small.numCols == 1 || small.numCols == cols);
    }

    /** Copies the small matrix to the big one; its single row or column, if it has one, is repeated. */
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

    /**
     * Sets each element of the small matrix to the sum of the elements of the big one to which {@link #repeat} would copy
     * it.
     */
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
