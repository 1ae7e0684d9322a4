package org.gradcost.tape.compile.runtime;

import java.util.Arrays;
import org.gradcost.gate.ChainRule;

/**
 * Linear combinations of stored tangents, called by generated code. Each tangent is an array of its own and every loop has its
 * counter as the only index, so that HotSpot vectorises the loops.
 */
public final class StoredTangents {

    private StoredTangents() {}

    static void clear(double[] row, int first, int end) {
        if (first < end) {
            Arrays.fill(row, first, end, 0);
        }
    }

    /** {@code to ← to + factor·from}. */
    static void add(double[] to, double factor, double[] from, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += factor * from[s];
        }
    }

    /** The same with {@code 0·∞ = 0}. */
    static void addStrongly(double[] to, double factor, double[] from, int first, int end) {
        for (int s = first; s < end; s++) {
            to[s] += ChainRule.times(factor, from[s]);
        }
    }

    /** {@code row ← factor·row}. */
    static void scale(double[] row, double factor, int first, int end) {
        for (int s = first; s < end; s++) {
            row[s] = factor * row[s];
        }
    }

    /** The same with {@code 0·∞ = 0}. */
    static void scaleStrongly(double[] row, double factor, int first, int end) {
        for (int s = first; s < end; s++) {
            row[s] = ChainRule.times(factor, row[s]);
        }
    }

    /** Scales by one factor after the other. */
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

    /** The same with {@code 0·∞ = 0}. */
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
}
