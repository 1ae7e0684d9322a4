package org.gradcost.dual;

import org.gradcost.gate.ChainRule;

/** Linear combinations of rows of tangents, as plain loops that HotSpot turns into vector instructions. */
final class TangentRows {

    private TangentRows() {}

    /** Returns {@code a·x + b·y}. */
    static double[] sum(double a, double[] x, double b, double[] y) {
        int width = x.length;
        if (y.length != width) {
            throw differentWidths(width, y.length);
        }
        double[] sum = new double[width];
        for (int j = 0; j < width; j++) {
            sum[j] = a * x[j] + b * y[j];
        }
        if (!plain(a) || !plain(b)) {
            // Form the products again, with 0·∞ = 0.
            for (int j = 0; j < width; j++) {
                sum[j] = ChainRule.times(a, x[j]) + ChainRule.times(b, y[j]);
            }
        }
        return sum;
    }

    /** Adds {@code a·x} to sum. */
    static void add(double a, double[] x, double[] sum) {
        int width = x.length;
        if (sum.length != width) {
            throw differentWidths(sum.length, width);
        }
        if (plain(a)) {
            for (int j = 0; j < width; j++) {
                sum[j] += a * x[j];
            }
        } else {
            for (int j = 0; j < width; j++) {
                sum[j] += ChainRule.times(a, x[j]);
            }
        }
    }

    /** Returns {@code a·x}. */
    static double[] scaled(double a, double[] x) {
        double[] scaled = new double[x.length];
        add(a, x, scaled);
        return scaled;
    }

    /** Returns whether a is neither zero, infinite nor NaN, so that its product with a tangent needs no strong zero. */
    private static boolean plain(double a) {
        return a != 0 && a - a == 0;
    }

    private static IllegalArgumentException differentWidths(int x, int y) {
        return new IllegalArgumentException(
                "tangents of two widths in one circuit: " + x + " and " + y + "; a pass has one width");
    }
}
