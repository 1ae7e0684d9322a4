package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The product C = A·B in tiles of six rows by two vectors, whose twelve sums stay in registers. A is copied in strips of six
 * rows, and B in panels of two vectors, eight panels at a time, so that a tile reads contiguous memory.
 */
final class PackedProduct {

    private static final int ROWS = 6;
    private static final int FEW_ROWS = 4;
    private static final int COLUMNS = 2 * COUNT;

    /** The number of terms in a block; a panel with that many terms stays in the L1 cache. */
    private static final int TERMS = 256;

    /** The number of panels in a block, which stays in the L2 cache. */
    private static final int PANELS = 8;

    /** The number of terms up to which a whole block of panels stays in the L1 cache. */
    private static final int FEW_TERMS = 32;

    private double[] strips = {};
    private double[] panels = {};
    private final double[] tile = new double[ROWS * COLUMNS];

    private int m;
    private double[] c;
    private int c0;
    private int cRow;
    private boolean isFirst;

    /**
     * Computes C, m×n and row-major with rows {@code n} apart.
     *
     * @param a with element (i, q) at {@code a0 + i·aRow + q·aTerm}
     * @param b with element (q, j) at {@code b0 + q·bTerm + j·bColumn}
     */
    void product(
            int m,
            int k,
            int n,
            double[] a,
            int a0,
            int aRow,
            int aTerm,
            double[] b,
            int b0,
            int bTerm,
            int bColumn,
            double[] c,
            int c0) {
        this.m = m;
        this.c = c;
        this.c0 = c0;
        this.cRow = n;
        strips = room(strips, (m + ROWS - 1) / ROWS * ROWS * Math.min(k, TERMS));
        panels = room(panels, Math.min(PANELS, (n + COLUMNS - 1) / COLUMNS) * COLUMNS * Math.min(k, TERMS));
        for (int q = 0; q < k; q += TERMS) {
            int terms = Math.min(TERMS, k - q);
            isFirst = q == 0;
            packStrips(terms, a, a0 + q * aTerm, aRow, aTerm);
            for (int j = 0; j < n; j += PANELS * COLUMNS) {
                int columns = Math.min(PANELS * COLUMNS, n - j);
                packPanels(terms, columns, b, b0 + q * bTerm + j * bColumn, bTerm, bColumn);
                multiply(terms, j, columns);
            }
        }
        this.c = null;
    }

    private static double[] room(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }

    private void packStrips(int terms, double[] a, int a0, int aRow, int aTerm) {
        double[] to = strips;
        for (int i = 0; i < m; i += ROWS) {
            int rows = Math.min(ROWS, m - i);
            int height = height(i);
            for (int r = 0; r < height; r++) {
                int at = a0 + (i + Math.min(r, rows - 1)) * aRow;
                int into = i * terms + r;
                for (int q = 0; q < terms; q++) {
                    to[into] = a[at];
                    at += aTerm;
                    into += height;
                }
            }
        }
    }

    /** Returns the number of rows in the strip that begins with row i: four if no more are left. */
    private int height(int i) {
        return m - i <= FEW_ROWS ? FEW_ROWS : ROWS;
    }

    private void packPanels(int terms, int columns, double[] b, int b0, int bTerm, int bColumn) {
        int whole = columns - columns % COLUMNS;
        if (bColumn == 1) {
            copyRows(terms, whole, b, b0, bTerm);
        } else {
            for (int j = 0; j < whole; j += 4) {
                copyColumns(terms, b, b0 + j * bColumn, bTerm, bColumn, j / COLUMNS * COLUMNS * terms + j % COLUMNS);
            }
        }
        if (whole < columns) {
            for (int j = 0; j < COLUMNS; j++) {
                int at = b0 + Math.min(whole + j, columns - 1) * bColumn;
                int into = whole * terms + j;
                for (int q = 0; q < terms; q++) {
                    panels[into] = b[at];
                    at += bTerm;
                    into += COLUMNS;
                }
            }
        }
    }

    /** Copies whole panels, term by term, so that the source is read contiguously. */
    private void copyRows(int terms, int columns, double[] b, int b0, int bTerm) {
        double[] to = panels;
        for (int q = 0; q < terms; q++) {
            int at = b0 + q * bTerm;
            int into = q * COLUMNS;
            for (int j = 0; j < columns; j += COLUMNS) {
                load(b, at + j).intoArray(to, into);
                load(b, at + j + COUNT).intoArray(to, into + COUNT);
                into += COLUMNS * terms;
            }
        }
    }

    private void copyColumns(int terms, double[] b, int b0, int bTerm, int bColumn, int into) {
        double[] to = panels;
        int at = b0;
        int end = into + COLUMNS * terms;
        for (int i = into; i < end; i += COLUMNS) {
            to[i] = b[at];
            to[i + 1] = b[at + bColumn];
            to[i + 2] = b[at + 2 * bColumn];
            to[i + 3] = b[at + 3 * bColumn];
            at += bTerm;
        }
    }

    private void multiply(int terms, int j, int columns) {
        if (terms <= FEW_TERMS) {
            for (int i = 0; i < m; i += ROWS) {
                for (int p = 0; p < columns; p += COLUMNS) {
                    tile(terms, i, j, p, columns);
                }
            }
        } else {
            for (int p = 0; p < columns; p += COLUMNS) {
                for (int i = 0; i < m; i += ROWS) {
                    tile(terms, i, j, p, columns);
                }
            }
        }
    }

    private void tile(int terms, int i, int j, int p, int columns) {
        int height = height(i);
        boolean isWhole = i + height <= m && p + COLUMNS <= columns;
        double[] to = isWhole ? c : tile;
        int at = isWhole ? c0 + i * cRow + j + p : 0;
        int row = isWhole ? cRow : COLUMNS;
        boolean overwrites = isFirst || !isWhole;
        if (height == ROWS) {
            six(terms, strips, i * terms, panels, p * terms, to, at, row, overwrites);
        } else {
            four(terms, strips, i * terms, panels, p * terms, to, at, row, overwrites);
        }
        if (!isWhole) {
            copyTile(Math.min(height, m - i), Math.min(COLUMNS, columns - p), c0 + i * cRow + j + p);
        }
    }

    private void copyTile(int rows, int columns, int at) {
        for (int r = 0; r < rows; r++) {
            for (int s = 0; s < columns; s++) {
                double sum = tile[r * COLUMNS + s];
                int to = at + r * cRow + s;
                c[to] = isFirst ? sum : c[to] + sum;
            }
        }
    }

    private static void six(
            int terms, double[] a, int a0, double[] b, int b0, double[] c, int c0, int cRow, boolean overwrites) {
        DoubleVector c00 = all(0);
        DoubleVector c01 = c00;
        DoubleVector c10 = c00;
        DoubleVector c11 = c00;
        DoubleVector c20 = c00;
        DoubleVector c21 = c00;
        DoubleVector c30 = c00;
        DoubleVector c31 = c00;
        DoubleVector c40 = c00;
        DoubleVector c41 = c00;
        DoubleVector c50 = c00;
        DoubleVector c51 = c00;
        int at = a0;
        int bt = b0;
        for (int q = 0; q < terms; q++) {
            DoubleVector x = load(b, bt);
            DoubleVector y = load(b, bt + COUNT);
            DoubleVector v = all(a[at]);
            c00 = v.fma(x, c00);
            c01 = v.fma(y, c01);
            v = all(a[at + 1]);
            c10 = v.fma(x, c10);
            c11 = v.fma(y, c11);
            v = all(a[at + 2]);
            c20 = v.fma(x, c20);
            c21 = v.fma(y, c21);
            v = all(a[at + 3]);
            c30 = v.fma(x, c30);
            c31 = v.fma(y, c31);
            v = all(a[at + 4]);
            c40 = v.fma(x, c40);
            c41 = v.fma(y, c41);
            v = all(a[at + 5]);
            c50 = v.fma(x, c50);
            c51 = v.fma(y, c51);
            at += ROWS;
            bt += COLUMNS;
        }
        store(c00, c01, c, c0, overwrites);
        store(c10, c11, c, c0 + cRow, overwrites);
        store(c20, c21, c, c0 + 2 * cRow, overwrites);
        store(c30, c31, c, c0 + 3 * cRow, overwrites);
        store(c40, c41, c, c0 + 4 * cRow, overwrites);
        store(c50, c51, c, c0 + 5 * cRow, overwrites);
    }

    private static void four(
            int terms, double[] a, int a0, double[] b, int b0, double[] c, int c0, int cRow, boolean overwrites) {
        DoubleVector c00 = all(0);
        DoubleVector c01 = c00;
        DoubleVector c10 = c00;
        DoubleVector c11 = c00;
        DoubleVector c20 = c00;
        DoubleVector c21 = c00;
        DoubleVector c30 = c00;
        DoubleVector c31 = c00;
        int at = a0;
        int bt = b0;
        for (int q = 0; q < terms; q++) {
            DoubleVector x = load(b, bt);
            DoubleVector y = load(b, bt + COUNT);
            DoubleVector v = all(a[at]);
            c00 = v.fma(x, c00);
            c01 = v.fma(y, c01);
            v = all(a[at + 1]);
            c10 = v.fma(x, c10);
            c11 = v.fma(y, c11);
            v = all(a[at + 2]);
            c20 = v.fma(x, c20);
            c21 = v.fma(y, c21);
            v = all(a[at + 3]);
            c30 = v.fma(x, c30);
            c31 = v.fma(y, c31);
            at += FEW_ROWS;
            bt += COLUMNS;
        }
        store(c00, c01, c, c0, overwrites);
        store(c10, c11, c, c0 + cRow, overwrites);
        store(c20, c21, c, c0 + 2 * cRow, overwrites);
        store(c30, c31, c, c0 + 3 * cRow, overwrites);
    }

    private static void store(DoubleVector x, DoubleVector y, double[] c, int at, boolean overwrites) {
        if (overwrites) {
            x.intoArray(c, at);
            y.intoArray(c, at + COUNT);
        } else {
            x.add(load(c, at)).intoArray(c, at);
            y.add(load(c, at + COUNT)).intoArray(c, at + COUNT);
        }
    }

    long bytes() {
        return (long) Double.BYTES * (strips.length + panels.length + tile.length);
    }
}
