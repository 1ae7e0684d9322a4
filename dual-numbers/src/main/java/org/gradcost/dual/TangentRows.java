package org.gradcost.dual;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.Slopes;

/**
 * Linear combinations of rows of tangents, written as plain loops that HotSpot vectorises.
 *
 * <p>Each row comes with a scale factor. The magnitude of a scale is between 2⁻⁵⁰⁰ and 2⁵⁰⁰ unless it is zero, infinite or
 * NaN, so that it never loses digits by overflow or underflow. Where a product of scales would leave that range, {@link
 * #multipliedOut} multiplies it into the row, and the scale starts again at 1.
 */
final class TangentRows {

    private TangentRows() {}

    /**
     * Returns {@code a·x + b·y}.
     *
     * <p>All cases are deliberately in one method: above 325 bytes of bytecode ({@code FreqInlineSize}) HotSpot never
     * inlines it, so that the gates that call it stay small enough to be inlined themselves.
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

    /** Adds {@code a·x} to {@code sum}. */
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

    /** Adds {@code slope·scale·x} to {@code sum}. */
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
     * Returns a new row {@code slope·(scale·x)} if neither factor is 0, infinite or NaN. Otherwise it returns x itself,
     * which the caller then multiplies by {@link org.gradcost.gate.ChainRule#times slope times scale}. Called where the
     * product of slope and scale is outside the {@linkplain Slopes#isOrdinary ordinary range}.
     *
     * @param x a row, or null if there is no tangent
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

    /** Throws an {@link IllegalArgumentException} if two rows have different widths; null matches every width. */
    static void requireOneWidth(double[] x, double[] y) {
        if (x != null && y != null && x.length != y.length) {
            throw new IllegalArgumentException("tangents of two widths in one circuit: " + x.length + " and " + y.length
                    + "; a pass has one width");
        }
    }

    /** Returns whether a is neither zero, infinite nor NaN, so that the rule 0·∞ = 0 makes no difference to its products. */
    private static boolean plain(double a) {
        return a != 0 && a - a == 0;
    }
}
