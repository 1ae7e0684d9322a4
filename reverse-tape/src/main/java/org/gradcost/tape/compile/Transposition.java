package org.gradcost.tape.compile;

import java.util.Arrays;

/**
 * Transposes seeds, an array each, into rows with one number for each seed, and results back. Eight arrays are transposed at a
 * time: their references are then loaded once, and the numbers that a row receives fill a line of the cache.
 */
final class Transposition {

    private static final int TOGETHER = 8;

    private Transposition() {}

    /** Copies {@code count} of the seeds from the one with number {@code first} on; the rest of each row becomes 0. */
    static void toRows(double[][] seeds, int first, int count, double[][] rows) {
        int k = 0;
        for (; k + TOGETHER <= count; k += TOGETHER) {
            int s = first + k;
            toRows(
                    seeds[s],
                    seeds[s + 1],
                    seeds[s + 2],
                    seeds[s + 3],
                    seeds[s + 4],
                    seeds[s + 5],
                    seeds[s + 6],
                    seeds[s + 7],
                    rows,
                    k);
        }
        for (; k < count; k++) {
            double[] seed = seeds[first + k];
            for (int i = 0; i < rows.length; i++) {
                rows[i][k] = seed[i];
            }
        }
        if (count < rows[0].length) {
            for (double[] row : rows) {
                Arrays.fill(row, count, row.length, 0);
            }
        }
    }

    private static void toRows(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] e,
            double[] f,
            double[] g,
            double[] h,
            double[][] rows,
            int k) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            row[k] = a[i];
            row[k + 1] = b[i];
            row[k + 2] = c[i];
            row[k + 3] = d[i];
            row[k + 4] = e[i];
            row[k + 5] = f[i];
            row[k + 6] = g[i];
            row[k + 7] = h[i];
        }
    }

    /** Copies the first {@code count} numbers of each row to the results from the one with number {@code first} on. */
    static void fromRows(double[][] rows, double[][] results, int first, int count) {
        int k = 0;
        for (; k + TOGETHER <= count; k += TOGETHER) {
            int r = first + k;
            fromRows(
                    rows,
                    k,
                    results[r],
                    results[r + 1],
                    results[r + 2],
                    results[r + 3],
                    results[r + 4],
                    results[r + 5],
                    results[r + 6],
                    results[r + 7]);
        }
        for (; k < count; k++) {
            double[] result = results[first + k];
            for (int i = 0; i < rows.length; i++) {
                result[i] = rows[i][k];
            }
        }
    }

    private static void fromRows(
            double[][] rows,
            int k,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] e,
            double[] f,
            double[] g,
            double[] h) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            a[i] = row[k];
            b[i] = row[k + 1];
            c[i] = row[k + 2];
            d[i] = row[k + 3];
            e[i] = row[k + 4];
            f[i] = row[k + 5];
            g[i] = row[k + 6];
            h[i] = row[k + 7];
        }
    }
}
