package org.gradcost.gate;

/** The slopes of gates of any number of arguments. */
public final class Slopes {

    /** Products between these bounds have all their digits, and so has a product of two of them. */
    private static final double SMALL = 0x1p-500;

    private static final double LARGE = 0x1p500;

    private Slopes() {}

    /**
     * Writes the slopes of {@code Π x_i}: {@code ∂/∂x_i = Π_{j≠i} x_j}, the product of the factors before times that of the
     * factors after.
     *
     * <p>Neither a factor of 0 nor products that overflow or underflow on the way do harm: such products are kept as a
     * mantissa and an exponent.
     *
     * @param x the factors
     * @param slopes at least as long; receives the slopes
     * @param count the number of factors, at least 1; the arrays may be longer
     * @return the product, multiplied in the order of the factors
     */
    public static double ofProduct(double[] x, double[] slopes, int count) {
        double before = 1;
        boolean ordinary = true;
        for (int i = 0; i < count; i++) {
            slopes[i] = before;
            before *= x[i];
            ordinary &= isOrdinary(before);
        }
        double after = 1;
        for (int i = count - 1; i >= 0; i--) {
            slopes[i] *= after;
            after *= x[i];
            ordinary &= isOrdinary(after);
        }
        if (!ordinary) {
            scaled(x, slopes, count);
        }
        return before;
    }

    /** Returns whether |product| is neither so small nor so large that a product of two such may lose digits. */
    public static boolean isOrdinary(double product) {
        double a = Math.abs(product);
        return a >= SMALL && a <= LARGE;
    }

    /** Writes the slopes from products of mantissas in [1, 2) and sums of exponents. */
    private static void scaled(double[] x, double[] slopes, int count) {
        long[] exponents = new long[count];
        double before = 1;
        long exponent = 0;
        for (int i = 0; i < count; i++) {
            slopes[i] = before;
            exponents[i] = exponent;
            before *= mantissa(x[i]);
            exponent += exponent(x[i]) + exponent(before);
            before = mantissa(before);
        }
        double after = 1;
        exponent = 0;
        for (int i = count - 1; i >= 0; i--) {
            slopes[i] = scaled(slopes[i] * after, exponents[i] + exponent);
            after *= mantissa(x[i]);
            exponent += exponent(x[i]) + exponent(after);
            after = mantissa(after);
        }
    }

    /** Returns x·2^−exponent(x), without rounding. */
    private static double mantissa(double x) {
        int exponent = exponent(x);
        return exponent < Double.MIN_EXPONENT ? Math.scalb(x * 0x1p64, -exponent - 64) : Math.scalb(x, -exponent);
    }

    /** Returns the exponent of a number's leading digit, and 0 for zeros and what is not finite. */
    private static int exponent(double x) {
        if (x == 0 || x - x != 0) {
            return 0;
        }
        int exponent = Math.getExponent(x);
        return exponent < Double.MIN_EXPONENT ? Math.getExponent(x * 0x1p64) - 64 : exponent;
    }

    private static double scaled(double mantissa, long exponent) {
        return Math.scalb(mantissa, (int) Math.max(-5000, Math.min(5000, exponent)));
    }
}
