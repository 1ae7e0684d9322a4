package org.gradcost.gate;

/** Slopes of gates with any number of arguments. */
public final class Slopes {

    /**
     * The product of two numbers whose magnitudes are between these bounds neither overflows nor loses digits by underflow.
     */
    private static final double SMALL = 0x1p-500;

    private static final double LARGE = 0x1p500;

    private Slopes() {}

    /**
     * Computes a product {@code Π x_i} and its slopes {@code ∂/∂x_i = Π_{j≠i} x_j}. Each slope is the product of the factors
     * before x_i times the product of the factors after it, so that the cost is about three multiplications per factor.
     *
     * <p>The slopes are right even if a factor is 0 or if partial products overflow or underflow; such products are
     * represented by a mantissa and an exponent.
     *
     * @param x the factors; the array may be longer than {@code count}
     * @param slopes an array of at least {@code count} elements that receives the slopes
     * @param count the number of factors, at least 1
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

    /**
     * Returns whether 2⁻⁵⁰⁰ ≤ |product| ≤ 2⁵⁰⁰. The product of two such numbers neither overflows nor loses digits by
     * underflow.
     */
    public static boolean isOrdinary(double product) {
        double a = Math.abs(product);
        return a >= SMALL && a <= LARGE;
    }

    /** Computes the slopes from products of mantissas, whose magnitudes are in [1, 2), and sums of exponents. */
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

    /** Returns x·2^−exponent(x), which is exact. */
    private static double mantissa(double x) {
        int exponent = exponent(x);
        return exponent < Double.MIN_EXPONENT ? Math.scalb(x * 0x1p64, -exponent - 64) : Math.scalb(x, -exponent);
    }

    /**
     * Returns the exponent of the leading binary digit of x, also if x is subnormal; returns 0 for zeros, infinities and
     * NaN.
     */
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
