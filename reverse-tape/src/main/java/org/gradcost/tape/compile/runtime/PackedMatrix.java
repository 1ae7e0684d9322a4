package org.gradcost.tape.compile.runtime;

import java.util.Arrays;
import org.gradcost.gate.matrix.kernel.LongRows;
import org.gradcost.tape.compile.heuristics.Heuristics;

/**
 * A matrix of the point or of the gradient, whose rows or columns are copied to separate arrays while generated code works
 * on it. Loop interchange introduces it, and the generated code calls it.
 */
public final class PackedMatrix {

    private final double[][] rows;
    private final int length;

    /** The pending updates: factor h of row u is at {@code Heuristics.RANK_ONE_UPDATES·u + h}; it multiplies vector h. */
    private double[] factors = {};

    private double[][] vectors = {};
    private int held;

    /**
     * Allocates the arrays of a matrix.
     *
     * @param isWritten whether rank-one updates are added to it
     */
    public PackedMatrix(int rows, int length, boolean isWritten) {
        this.length = length;
        this.rows = new double[rows][length];
        if (isWritten) {
            factors = new double[Heuristics.RANK_ONE_UPDATES * rows];
            vectors = new double[Heuristics.RANK_ONE_UPDATES][length];
        }
    }

    /** Returns the number of doubles that a matrix of the given shape takes, including its pending updates. */
    public static long size(int rows, int length, boolean isWritten) {
        long updates = isWritten ? (long) Heuristics.RANK_ONE_UPDATES * (rows + length) : 0;
        return (long) rows * length + updates;
    }

    /** Sets element v of row u to the element at {@code start + u·rowStep + v·step}. */
    void load(double[] from, int start, int rowStep, int step) {
        for (int u = 0; u < rows.length; u++) {
            LongRows.copy(length, from, start + u * rowStep, step, rows[u], 0, 1);
        }
    }

    void clear() {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        held = 0;
    }

    /** Adds element v of row u to the element at {@code start + u·rowStep + v·step}. */
    void addTo(double[] to, int start, int rowStep, int step) {
        update();
        for (int u = 0; u < rows.length; u++) {
            double[] row = rows[u];
            int at = start + u * rowStep;
            for (int v = 0; v < length; v++) {
                to[at] += row[v];
                at += step;
            }
        }
    }

    /** Adds {@code Σ_u f_u·row_u} to y, where f_u is at {@code f0 + u·step}. */
    void combine(double[] f, int f0, int step, double[] y) {
        LongRows.add(length, rows.length, f, f0, step, rows, y);
    }

    /** Adds {@code f_u·v} to each row u, where f_u is at {@code f0 + u·fStep} and element j of v at {@code v0 + j·vStep}. */
    void add(double[] f, int f0, int fStep, double[] v, int v0, int vStep) {
        int at = f0;
        for (int u = 0; u < rows.length; u++) {
            factors[Heuristics.RANK_ONE_UPDATES * u + held] = f[at];
            at += fStep;
        }
        LongRows.copy(length, v, v0, vStep, vectors[held], 0, 1);
        held++;
        if (held == Heuristics.RANK_ONE_UPDATES) {
            update();
        }
    }

    private void update() {
        for (int u = 0; u < rows.length; u++) {
            LongRows.add(length, held, factors, Heuristics.RANK_ONE_UPDATES * u, 1, vectors, rows[u]);
        }
        held = 0;
    }
}
