package org.gradcost.gate.matrix.kernel;

import java.util.Arrays;

/**
 * Products computed as linear combinations of long rows: {@code result i = Σ_q f(i, q)·row q}.
 *
 * <p>The rows are first copied into separate arrays, and each result is accumulated in another, as {@link LongRows}
 * requires; vector instructions gain more than the copies cost.
 */
final class RowKernel {

    /** The number of rows that are copied at a time. */
    private static final int BLOCK = 64;

    /** The number of elements of a row at a time. 64 rows of this length stay in a second-level cache for all results. */
    private static final int STRETCH = 1024;

    private final double[][] rows = new double[BLOCK][0];
    private double[] sum = {};

    private int length;
    private double[] c;
    private int c0;
    private int cResult;
    private int cElement;

    /**
     * Sets the destination of the next product: element j of result i is stored at {@code c[c0 + i·cResult + j·cElement]}.
     */
    RowKernel result(int length, double[] c, int c0, int cResult, int cElement) {
        this.length = length;
        this.c = c;
        this.c0 = c0;
        this.cResult = cResult;
        this.cElement = cElement;
        return this;
    }

    /**
     * Computes all results.
     *
     * @param count the number of results
     * @param terms the number of rows that are combined in each result
     * @param f the factors, with f(i, q) at index {@code f0 + i·fResult + q·fTerm}
     * @param r the rows, with element j of row q at index {@code r0 + q·rTerm + j·rElement}
     */
    void product(
            int count,
            int terms,
            double[] f,
            int f0,
            int fResult,
            int fTerm,
            double[] r,
            int r0,
            int rTerm,
            int rElement) {
        int whole = length;
        int start = c0;
        for (int from = 0; from < whole; from += STRETCH) {
            length = Math.min(STRETCH, whole - from);
            c0 = start + from * cElement;
            stretch(count, terms, f, f0, fResult, fTerm, r, r0 + from * rElement, rTerm, rElement);
        }
    }

    private void stretch(
            int count,
            int terms,
            double[] f,
            int f0,
            int fResult,
            int fTerm,
            double[] r,
            int r0,
            int rTerm,
            int rElement) {
        if (sum.length < length) {
            sum = new double[length];
        }
        for (int first = 0; first < terms; first += BLOCK) {
            int block = Math.min(BLOCK, terms - first);
            for (int q = 0; q < block; q++) {
                LongRows.copy(length, r, r0 + (first + q) * rTerm, rElement, row(q), 0, 1);
            }
            for (int i = 0; i < count; i++) {
                int result = c0 + i * cResult;
                if (first == 0) {
                    Arrays.fill(sum, 0, length, 0);
                } else {
                    LongRows.copy(length, c, result, cElement, sum, 0, 1);
                }
                LongRows.addPlain(length, block, f, f0 + i * fResult + first * fTerm, fTerm, rows, sum);
                LongRows.copy(length, sum, 0, 1, c, result, cElement);
            }
        }
    }

    private double[] row(int q) {
        if (rows[q].length < length) {
            rows[q] = new double[length];
        }
        return rows[q];
    }

    long bytes() {
        long elements = sum.length;
        for (double[] row : rows) {
            elements += row.length;
        }
        return Double.BYTES * elements;
    }
}
