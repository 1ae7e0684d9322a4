package org.gradcost.tape.compile.runtime;

import java.util.Arrays;
import org.gradcost.gate.ChainRule;

/**
 * Linear combinations of stored tangents, called by generated code. Each tangent is an array of its own and every loop has
 * its counter as the only index, so that HotSpot vectorises the loops.
 */
public final class StoredTangents {

    /**
     * The most terms of one loop: HotSpot of JDK 17 vectorises loops that read up to five arrays besides the one they write.
     */
    public static final int MOST_TERMS = 4;

    private StoredTangents() {}

    static void clear(double[] row, int first, int end) {
        if (first < end) {
            Arrays.fill(row, first, end, 0);
        }
    }

    /** Adds {@code factor·from} to {@code to}. */
    static void add(double[] to, double factor, double[] from, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += factor * from[s];
        }
    }

    /** Adds multiples of rows to {@code to}, with {@code 0·∞ = 0}. */
    static void addStrongly(double[] to, double factor, double[] from, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += ChainRule.times(factor, from[s]);
        }
    }

    /** Adds {@code Σ f·r} to {@code to}. */
    static void add(double[] to, double f0, double[] r0, double f1, double[] r1, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += (f0 * r0[s] + f1 * r1[s]);
        }
    }

    /** Adds multiples of rows to {@code to}, with {@code 0·∞ = 0}. */
    static void addStrongly(double[] to, double f0, double[] r0, double f1, double[] r1, int first, int end) {
        addStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
    }

    /** Adds {@code Σ f·r} to {@code to}. */
    static void add(
            double[] to, double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += (f0 * r0[s] + f1 * r1[s] + f2 * r2[s]);
        }
    }

    /** Adds multiples of rows to {@code to}, with {@code 0·∞ = 0}. */
    static void addStrongly(
            double[] to, double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, int first, int end) {
        addStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
        addStrongly(to, f2, r2, first, end);
    }

    /** Adds {@code Σ f·r} to {@code to}. */
    static void add(
            double[] to,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            int first,
            int end) {
        for (int s = first; s < end; s++) {
            to[s] += (f0 * r0[s] + f1 * r1[s] + f2 * r2[s] + f3 * r3[s]);
        }
    }

    /** Adds multiples of rows to {@code to}, with {@code 0·∞ = 0}. */
    static void addStrongly(
            double[] to,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            int first,
            int end) {
        addStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
        addStrongly(to, f2, r2, first, end);
        addStrongly(to, f3, r3, first, end);
    }

    /** Sets {@code to} to {@code Σ f·r}. */
    static void set(double[] to, double f0, double[] r0, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] = f0 * r0[s];
        }
    }

    /** Sets {@code to} to a linear combination of rows, with {@code 0·∞ = 0}. */
    static void setStrongly(double[] to, double f0, double[] r0, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] = ChainRule.times(f0, r0[s]);
        }
    }

    /** Sets {@code to} to {@code Σ f·r}. */
    static void set(double[] to, double f0, double[] r0, double f1, double[] r1, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] = f0 * r0[s] + f1 * r1[s];
        }
    }

    /** Sets {@code to} to a linear combination of rows, with {@code 0·∞ = 0}. */
    static void setStrongly(double[] to, double f0, double[] r0, double f1, double[] r1, int first, int end) {
        setStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
    }

    /** Sets {@code to} to {@code Σ f·r}. */
    static void set(
            double[] to, double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] = f0 * r0[s] + f1 * r1[s] + f2 * r2[s];
        }
    }

    /** Sets {@code to} to a linear combination of rows, with {@code 0·∞ = 0}. */
    static void setStrongly(
            double[] to, double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, int first, int end) {
        setStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
        addStrongly(to, f2, r2, first, end);
    }

    /** Sets {@code to} to {@code Σ f·r}. */
    static void set(
            double[] to,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            int first,
            int end) {
        for (int s = first; s < end; s++) {
            to[s] = f0 * r0[s] + f1 * r1[s] + f2 * r2[s] + f3 * r3[s];
        }
    }

    /** Sets {@code to} to a linear combination of rows, with {@code 0·∞ = 0}. */
    static void setStrongly(
            double[] to,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            int first,
            int end) {
        setStrongly(to, f0, r0, first, end);
        addStrongly(to, f1, r1, first, end);
        addStrongly(to, f2, r2, first, end);
        addStrongly(to, f3, r3, first, end);
    }

    /** Scales a row by a factor. */
    static void scale(double[] row, double factor, int first, int end) {
        for (int s = first; s < end; s++) {
            row[s] = factor * row[s];
        }
    }

    /** Scales a row by one or several factors, with {@code 0·∞ = 0}. */
    static void scaleStrongly(double[] row, double factor, int first, int end) {
        for (int s = first; s < end; s++) {
            row[s] = ChainRule.times(factor, row[s]);
        }
    }

    /** Scales a row by several factors, one after the other. */
    static void scale(
            double[] row,
            double f0,
            double f1,
            double f2,
            double f3,
            double f4,
            double f5,
            double f6,
            double f7,
            int first,
            int end) {
        for (int s = first; s < end; s++) {
            row[s] = row[s] * f0 * f1 * f2 * f3 * f4 * f5 * f6 * f7;
        }
    }

    /** Scales a row by one or several factors, with {@code 0·∞ = 0}. */
    static void scaleStrongly(
            double[] row,
            double f0,
            double f1,
            double f2,
            double f3,
            double f4,
            double f5,
            double f6,
            double f7,
            int first,
            int end) {
        for (double factor : new double[] {f0, f1, f2, f3, f4, f5, f6, f7}) {
            scaleStrongly(row, factor, first, end);
        }
    }

    // The methods for code in passes: component s of a stored tangent is at s − first, and that of the gradient,
    // which is stored as a whole, at s.

    static void clearInPass(double[] row, int first, int end, Frame pass) {
        clear(row, Math.max(first, pass.first) - pass.first, Math.min(end, pass.end) - pass.first);
    }

    static void clearGradientInPass(double[] gradient, int first, int end, Frame pass) {
        clear(gradient, Math.max(first, pass.first), Math.min(end, pass.end));
    }

    static void addInPass(double[] row, int at, double value, Frame pass) {
        if (pass.first <= at && at < pass.end) {
            row[at - pass.first] += value;
        }
    }

    static void addToGradientInPass(double[] gradient, int at, double value, Frame pass) {
        if (pass.first <= at && at < pass.end) {
            gradient[at] += value;
        }
    }

    static void addInPass(double[] to, double factor, double[] from, int first, int end, Frame pass) {
        add(to, factor, from, Math.max(first, pass.first) - pass.first, Math.min(end, pass.end) - pass.first);
    }

    static void addStronglyInPass(double[] to, double factor, double[] from, int first, int end, Frame pass) {
        addStrongly(to, factor, from, Math.max(first, pass.first) - pass.first, Math.min(end, pass.end) - pass.first);
    }

    static void addToGradientInPass(double[] to, double factor, double[] from, int first, int end, Frame pass) {
        for (int s = Math.max(first, pass.first); s < Math.min(end, pass.end); s++) {
            to[s] += factor * from[s - pass.first];
        }
    }

    static void addStronglyToGradientInPass(double[] to, double factor, double[] from, int first, int end, Frame pass) {
        for (int s = Math.max(first, pass.first); s < Math.min(end, pass.end); s++) {
            to[s] += ChainRule.times(factor, from[s - pass.first]);
        }
    }

    static void scaleInPass(double[] row, double factor, int first, int end, Frame pass) {
        scale(row, factor, Math.max(first, pass.first) - pass.first, Math.min(end, pass.end) - pass.first);
    }

    static void scaleStronglyInPass(double[] row, double factor, int first, int end, Frame pass) {
        scaleStrongly(row, factor, Math.max(first, pass.first) - pass.first, Math.min(end, pass.end) - pass.first);
    }

    /**
     * Adds a multiple of a tangent to a row of a sparse matrix.
     *
     * @param tables holds the first entry of each row from {@code starts} on, and the column of each entry from
     *     {@code columns} on
     */
    static void addToMatrixRow(
            double[] entries,
            int[] tables,
            int starts,
            int columns,
            int row,
            double factor,
            double[] from,
            int first,
            int end) {
        int e = tables[starts + row];
        int last = tables[starts + row + 1] - 1;
        if (last >= e && tables[columns + last] - tables[columns + e] == last - e) {
            addToRun(entries, e - tables[columns + e], factor, from, first, end);
            return;
        }
        for (; e <= last; e++) {
            int column = tables[columns + e];
            if (first <= column && column < end) {
                entries[e] += factor * from[column];
            }
        }
    }

    /** Adds to a row whose columns follow each other without gaps: the entry of column s is at {@code shift + s}. */
    private static void addToRun(double[] entries, int shift, double factor, double[] from, int first, int end) {
        for (int s = first; s < end; s++) {
            entries[shift + s] += factor * from[s];
        }
    }

    /** Adds a multiple of a stored tangent to a row of a Jacobian, with {@code 0·∞ = 0}. */
    static void addToMatrixRowStrongly(
            double[] entries,
            int[] tables,
            int starts,
            int columns,
            int row,
            double factor,
            double[] from,
            int first,
            int end) {
        for (int e = tables[starts + row]; e < tables[starts + row + 1]; e++) {
            int column = tables[columns + e];
            if (first <= column && column < end) {
                entries[e] += ChainRule.times(factor, from[column]);
            }
        }
    }
}
