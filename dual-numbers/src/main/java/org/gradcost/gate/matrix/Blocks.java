package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** Copies of rectangles between matrices. */
final class Blocks {
    private Blocks() {}

    /** Copies to {@code to} the block of {@code from} at (row, col) that has the shape of {@code to}. */
    static void extract(DMatrixRMaj from, int row, int col, DMatrixRMaj to) {
        for (int i = 0; i < to.numRows; i++) {
            System.arraycopy(from.data, (row + i) * from.numCols + col, to.data, i * to.numCols, to.numCols);
        }
    }

    /** Copies {@code from} to the block of {@code to} at (row, col) that has its shape. */
    static void insert(DMatrixRMaj from, DMatrixRMaj to, int row, int col) {
        for (int i = 0; i < from.numRows; i++) {
            System.arraycopy(from.data, i * from.numCols, to.data, (row + i) * to.numCols + col, from.numCols);
        }
    }
}
