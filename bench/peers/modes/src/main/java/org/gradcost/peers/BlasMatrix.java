package org.gradcost.peers;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** An off-heap matrix, row by row, and OpenBLAS's products into it. */
final class BlasMatrix {

    private final int rows;
    private final int columns;
    private final DoublePointer numbers;

    BlasMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.numbers = new DoublePointer((long) rows * columns);
    }

    int size() {
        return rows * columns;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    void put(double[] from, int start) {
        numbers.put(from, start, size());
    }

    void get(double[] to, int start) {
        numbers.get(to, start, size());
    }

    /** Sets this to s·A·B. */
    void product(double s, BlasMatrix a, BlasMatrix b) {
        product(s, a, b, false, false);
    }

    /** Sets this to s·Aᵀ·B. */
    void productTransA(double s, BlasMatrix a, BlasMatrix b) {
        product(s, a, b, true, false);
    }

    /** Sets this to s·A·Bᵀ. */
    void productTransB(double s, BlasMatrix a, BlasMatrix b) {
        product(s, a, b, false, true);
    }

    /** Sets this column to A·x, for a symmetric A and a column x. */
    void productSymmetric(BlasMatrix a, BlasMatrix x) {
        openblas_nolapack.cblas_dsymv(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasUpper,
                rows,
                1,
                a.numbers,
                a.columns,
                x.numbers,
                1,
                0,
                numbers,
                1);
    }

    private void product(double s, BlasMatrix a, BlasMatrix b, boolean transA, boolean transB) {
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                transA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                transB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                rows,
                columns,
                transA ? a.rows : a.columns,
                s,
                a.numbers,
                a.columns,
                b.numbers,
                b.columns,
                0,
                numbers,
                columns);
    }
}
