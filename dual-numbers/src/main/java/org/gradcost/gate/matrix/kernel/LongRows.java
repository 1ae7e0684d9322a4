package org.gradcost.gate.matrix.kernel;

/**
 * Linear combinations of rows, {@code y ← y + Σ_q f_q·row_q}. Four rows are processed at a time, so that each element of y
 * is loaded and stored once per four products.
 *
 * <p>Each row is in a separate array and starts at index 0, so that all arrays of the inner loop have the same index; if one
 * were read at {@code start + j}, HotSpot would not vectorise the loop. The class is public because the compiled tape uses
 * the same loops as matrix gates.
 */
public final class LongRows {

    private LongRows() {}

    /** Copies {@code length} elements, from indices with stride {@code fromStep} to indices with stride {@code toStep}. */
    public static void copy(int length, double[] from, int from0, int fromStep, double[] to, int to0, int toStep) {
        if (fromStep == 1 && toStep == 1) {
            System.arraycopy(from, from0, to, to0, length);
            return;
        }
        int at = from0;
        int into = to0;
        for (int j = 0; j < length; j++) {
            to[into] = from[at];
            at += fromStep;
            into += toStep;
        }
    }

    /**
     * Adds multiples of rows to y.
     *
     * @param length the number of elements of y that are computed; each row has at least as many
     * @param terms the number of rows
     * @param f the factors, with f_q at index {@code f0 + q·step}
     * @param rows the rows; the first {@code terms} are used
     * @param y the vector to which the multiples are added
     */
    public static void add(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        PlainMatrixKernels.CHOSEN.addRows(length, terms, f, f0, step, rows, y);
    }

    static void addPlain(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        int q = 0;
        int at = f0;
        for (; q < terms - 3; q += 4) {
            add(
                    length,
                    f[at],
                    rows[q],
                    f[at + step],
                    rows[q + 1],
                    f[at + 2 * step],
                    rows[q + 2],
                    f[at + 3 * step],
                    rows[q + 3],
                    y);
            at += 4 * step;
        }
        for (; q < terms; q++) {
            add(length, f[at], rows[q], y);
            at += step;
        }
    }

    private static void add(int length, double f, double[] row, double[] y) {
        for (int j = 0; j < length; j++) {
            y[j] += f * row[j];
        }
    }

    private static void add(
            int length,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            double[] y) {
        for (int j = 0; j < length; j++) {
            y[j] += (f0 * r0[j] + f1 * r1[j]) + (f2 * r2[j] + f3 * r3[j]);
        }
    }
}
