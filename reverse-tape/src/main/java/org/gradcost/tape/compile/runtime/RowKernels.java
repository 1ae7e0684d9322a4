package org.gradcost.tape.compile.runtime;

import java.util.Arrays;
import org.gradcost.gate.ChainRule;

/**
 * Linear combinations of rows of tangents, called by generated code. Every row is an array of its own, each loop has one store
 * and its counter as the only index, and few rows are read in it: so HotSpot makes vector instructions of them.
 */
public final class RowKernels {

    /** The most rows that one loop reads besides the one it writes. HotSpot of JDK 17 vectorises up to five. */
    public static final int MOST_TERMS = 4;

    private RowKernels() {}

    static void set(double[] to) {
        Arrays.fill(to, 0);
    }

    static void add(double[] to) {
        // a sum without terms
    }

    static void set(double[] to, double a, double[] x) {
        for (int s = 0; s < to.length; s++) {
            to[s] = a * x[s];
        }
    }

    static void add(double[] to, double a, double[] x) {
        for (int s = 0; s < to.length; s++) {
            to[s] = to[s] + a * x[s];
        }
    }

    static void set(double[] to, double a, double[] x, double b, double[] y) {
        for (int s = 0; s < to.length; s++) {
            to[s] = a * x[s] + b * y[s];
        }
    }

    static void add(double[] to, double a, double[] x, double b, double[] y) {
        for (int s = 0; s < to.length; s++) {
            to[s] = to[s] + (a * x[s] + b * y[s]);
        }
    }

    static void set(double[] to, double a, double[] x, double b, double[] y, double c, double[] z) {
        for (int s = 0; s < to.length; s++) {
            to[s] = a * x[s] + b * y[s] + c * z[s];
        }
    }

    static void add(double[] to, double a, double[] x, double b, double[] y, double c, double[] z) {
        for (int s = 0; s < to.length; s++) {
            to[s] = to[s] + (a * x[s] + b * y[s] + c * z[s]);
        }
    }

    static void set(
            double[] to, double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] u) {
        for (int s = 0; s < to.length; s++) {
            to[s] = a * x[s] + b * y[s] + (c * z[s] + d * u[s]);
        }
    }

    static void add(
            double[] to, double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] u) {
        for (int s = 0; s < to.length; s++) {
            to[s] = to[s] + (a * x[s] + b * y[s] + (c * z[s] + d * u[s]));
        }
    }

    static void setStrongly(double[] to, double a, double[] x) {
        for (int s = 0; s < to.length; s++) {
            to[s] = ChainRule.times(a, x[s]);
        }
    }

    static void addStrongly(double[] to, double a, double[] x) {
        for (int s = 0; s < to.length; s++) {
            to[s] += ChainRule.times(a, x[s]);
        }
    }

    static void clear(double[][] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    static void copy(double[][] from, double[][] to, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from[i], 0, to[i], 0, to[i].length);
        }
    }

    /** Adds rows to as many others. */
    static void addAll(double[][] from, double[][] to, int count) {
        for (int i = 0; i < count; i++) {
            add(to[i], 1, from[i]);
        }
    }
}
