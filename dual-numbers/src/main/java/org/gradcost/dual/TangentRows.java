package org.gradcost.dual;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.Slopes;

/**
 * Linear combinations of rows of tangents, as plain loops that HotSpot turns into vector instructions.
 *
 * <p>A row is given with a scale. Scales are plain numbers between 2⁻⁵⁰⁰ and 2⁵⁰⁰, zero, infinite or NaN, so that they lose no
 * digits; {@link #multipliedOut} begins again at scale 1 where a product would leave that range.
 */
final class TangentRows {

    private TangentRows() {}

    /**
     * Returns {@code a·x + b·y}.
     *
     * <p>One method, with a loop for each case on purpose: with more than 325 bytecodes HotSpot never inlines it (its
     * {@code FreqInlineSize}), so that the gates that call it stay small enough to be inlined themselves.
     */
    static double[] sum(double a, double[] x, double b, double[] y) {
        int width = x.length;
        requireOneWidth(x, y);
        double[] sum = new double[width];
        if (!plain(a) || !plain(b)) {
            for (int j = 0; j < width; j++) {
                sum[j] = times(a, x[j]) + times(b, y[j]);
            }
        } else if (a == 1 && b == 1) {
            for (int j = 0; j < width; j++) {
                sum[j] = x[j] + y[j];
            }
        } else if (a == 1 && b == -1) {
            for (int j = 0; j < width; j++) {
                sum[j] = x[j] - y[j];
            }
        } else if (a == 1) {
            for (int j = 0; j < width; j++) {
                sum[j] = x[j] + b * y[j];
            }
        } else if (b == 1) {
            for (int j = 0; j < width; j++) {
                sum[j] = a * x[j] + y[j];
            }
        } else if (b == -1) {
            for (int j = 0; j < width; j++) {
                sum[j] = a * x[j] - y[j];
            }
        } else if (a == -1) {
            for (int j = 0; j < width; j++) {
                sum[j] = b * y[j] - x[j];
            }
        } else {
            for (int j = 0; j < width; j++) {
                sum[j] = a * x[j] + b * y[j];
            }
        }
        return sum;
    }

    /** Adds {@code a·x} to sum. */
    static void add(double a, double[] x, double[] sum) {
        requireOneWidth(sum, x);
        int width = x.length;
        if (plain(a)) {
            for (int j = 0; j < width; j++) {
                sum[j] += a * x[j];
            }
        } else {
            for (int j = 0; j < width; j++) {
                sum[j] += times(a, x[j]);
            }
        }
    }

    /** Adds {@code slope·scale·x} to sum. */
    static void add(double slope, double scale, double[] x, double[] sum) {
        double a = slope * scale;
        if (Slopes.isOrdinary(a)) {
            add(a, x, sum);
        } else {
            double[] row = multipliedOut(slope, scale, x);
            add(row == x ? times(slope, scale) : 1, row, sum);
        }
    }

    /** Returns {@code a·x}. */
    static double[] scaled(double a, double[] x) {
        double[] scaled = new double[x.length];
        add(a, x, scaled);
        return scaled;
    }

    /**
     * Returns {@code slope·(scale·x)} where the product of slope and scale, neither of which is 0, ∞ or NaN, is not ordinary;
     * in other cases x itself, which is then to be multiplied by {@link org.gradcost.gate.ChainRule#times slope times scale}.
     *
     * @param x may be null, for no tangent
     */
    static double[] multipliedOut(double slope, double scale, double[] x) {
        if (x == null || !plain(slope) || !plain(scale)) {
            return x;
        }
        double[] product = new double[x.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = slope * (scale * x[j]);
        }
        return product;
    }

    /** Refuses rows of two widths; null has any. */
    static void requireOneWidth(double[] x, double[] y) {
        if (x != null && y != null && x.length != y.length) {
            throw new IllegalArgumentException("tangents of two widths in one circuit: " + x.length + " and " + y.length
                    + "; a pass has one width");
        }
    }

    /** Returns whether a is neither zero, infinite nor NaN, so that its product with a tangent needs no strong zero. */
    private static boolean plain(double a) {
        return a != 0 && a - a == 0;
    }
}
