package org.gradcost.gate;

/**
 * A number represented by an unevaluated sum of two doubles, with about 104 bits (Dekker, Numerische Mathematik 18, 1971).
 * It is used where a result is a difference of nearly equal numbers.
 */
record DoubleDouble(double high, double low) {

    private static final DoubleDouble ONE = new DoubleDouble(1, 0);

    // log 2 in three parts, of which the first has 33 bits: its product with a small whole number is exact.
    private static final double LN_2_HIGH = 0x1.62e42fefa0000p-1;
    private static final double LN_2_MIDDLE = 0x1.cf79abc9e3b3ap-40;
    private static final double LN_2_LOW = -0x1.ff0342542fc33p-94;

    /** The number of times that the argument is halved, and the result squared. */
    private static final int HALVINGS = 6;

    private static final int TERMS = 12;

    /** Returns a + b without rounding (Knuth, The Art of Computer Programming, volume 2, 4.2.2, theorem B). */
    static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double z = sum - a;
        return new DoubleDouble(sum, (a - (sum - z)) + (b - z));
    }

    /** Returns a·b without rounding. */
    static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product));
    }

    DoubleDouble plus(DoubleDouble y) {
        DoubleDouble sum = sum(high, y.high);
        DoubleDouble rest = sum(low, y.low);
        DoubleDouble first = sum(sum.high, sum.low + rest.high);
        return sum(first.high, first.low + rest.low);
    }

    DoubleDouble times(DoubleDouble y) {
        DoubleDouble product = product(high, y.high);
        return sum(product.high, product.low + (high * y.low + low * y.high));
    }

    private DoubleDouble over(double y) {
        double quotient = high / y;
        DoubleDouble back = product(quotient, y);
        return sum(quotient, ((high - back.high) - back.low + low) / y);
    }

    /** Returns e^x − 1 for |x| ≤ 1, accurately also for small x. */
    static DoubleDouble expm1(double x) {
        if (Math.abs(x) > 0x1p-8) {
            return exp(x).plus(new DoubleDouble(-1, 0));
        }
        DoubleDouble s = new DoubleDouble(x, 0);
        DoubleDouble sum = ONE;
        for (int n = TERMS; n >= 2; n--) {
            sum = sum.times(s).over(n).plus(ONE);
        }
        return sum.times(s);
    }

    /**
     * Returns e^x for |x| ≤ 100, by reducing x by a multiple of log 2, halving it several times and summing the power
     * series.
     */
    static DoubleDouble exp(double x) {
        int k = (int) Math.rint(x / LN_2_HIGH);
        DoubleDouble rest =
                sum(x - k * LN_2_HIGH, 0).plus(product(-k, LN_2_MIDDLE)).plus(new DoubleDouble(-k * LN_2_LOW, 0));
        double scale = 1.0 / (1 << HALVINGS);
        DoubleDouble s = new DoubleDouble(rest.high * scale, rest.low * scale);
        DoubleDouble sum = ONE;
        for (int n = TERMS; n >= 1; n--) {
            sum = sum.times(s).over(n).plus(ONE);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.times(sum);
        }
        return new DoubleDouble(Math.scalb(sum.high, k), Math.scalb(sum.low, k));
    }
}
