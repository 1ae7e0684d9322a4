package org.gradcost.gate.matrix.kernel;

/**
 * A product of many factors, represented as m·2^e so that no partial product overflows or underflows. Scaling by powers of
 * two is exact.
 */
public final class ScaledProduct {
    private static final double LN_2 = Math.log(2);

    private double mantissa = 1;
    private long exponent;

    /** Resets the product to 1. */
    void begin() {
        mantissa = 1;
        exponent = 0;
    }

    /** Multiplies the product by x. */
    public void multiply(double x) {
        if (x != 0 && Math.abs(x) <= Double.MAX_VALUE) {
            int e = Math.getExponent(x);
            mantissa *= Math.scalb(x, -e);
            exponent += e;
            int carry = Math.getExponent(mantissa);
            mantissa = Math.scalb(mantissa, -carry);
            exponent += carry;
        } else {
            mantissa *= x;
        }
    }

    /** Returns the product times x, without changing the product. */
    public double times(double x) {
        if (x == 0 || !(Math.abs(x) <= Double.MAX_VALUE)) {
            return mantissa * x;
        }
        int e = Math.getExponent(x);
        return scalb(mantissa * Math.scalb(x, -e), exponent + e);
    }

    /** Returns the product as a double, which is ±∞ if it overflows and subnormal or 0 if it underflows. */
    public double value() {
        return scalb(mantissa, exponent);
    }

    /** Returns log |product|. The mantissa is taken near 1, so that there is no cancellation if the product is about 1. */
    public double logAbs() {
        double m = Math.abs(mantissa);
        return m > Math.sqrt(2) ? Math.log(m / 2) + (exponent + 1) * LN_2 : Math.log(m) + exponent * LN_2;
    }

    /** Returns the sign of the product: ±1, 0 if a factor is 0, or NaN if the product is NaN. */
    public double sign() {
        return Math.signum(mantissa);
    }

    private static double scalb(double x, long exponent) {
        return Math.scalb(x, (int) Math.max(-4000, Math.min(4000, exponent)));
    }
}
