package org.gradcost.gate;

import org.gradcost.gate.kernel.Coefficients;
import org.gradcost.gate.kernel.ElementaryKernels;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;

/**
 * Exponentials, logarithms and activation functions in plain Java, which replace those of {@link Math}. Gates, hand-written
 * gradients and generated code all call them, so that a comparison of modes is not distorted by different implementations.
 *
 * <p>An exponential is computed as {@code e^x = 2^k·2^(j/128)·e^r} with |r| ≤ log 2/256, by a table and a polynomial of
 * degree 5, after P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
 * arithmetic", ACM Transactions on Mathematical Software 15, 1989. A logarithm is computed as {@code log x = k·log 2 − log c
 * + log(1 + r)} with {@code r = z·c − 1} and {@code x = 2^k·z}, after Tang's paper in volume 16, 1990; here c has so few
 * bits that r is exact. The polynomials interpolate at Chebyshev nodes; their coefficients were computed to 60 digits.
 *
 * <p>Largest errors, in units of the last place (asserted by ElementaryTest): exp and log 0.51, log1p 0.6, expm1 1.1,
 * softplus 1.5, tanh 1.6, σ 2.4. Interpreter, C1 and C2 compute the same bits, since they round each operation alike.
 * Arguments whose results are not normal numbers, NaN and infinities are passed on to the functions of the JDK; on a
 * processor without a {@linkplain Math#fma fused multiply-add} all arguments are.
 *
 * <p>The methods on arrays are written as loops that HotSpot vectorises. Their errors are at most 1.1 ulp for exp and log,
 * 1.6 for tanh and 2.4 for σ, and their results may differ in the last bits from those of the scalar methods.
 */
public final class Elementary {

    static final boolean FMA = FusedMultiplyAdd.INSTRUCTION;

    private static final ElementaryKernels ARRAYS =
            Kernels.implementation(ElementaryKernels.class, new ElementaryArrays());

    private static final double ROUND = Coefficients.ROUND;
    private static final double LIMIT = Coefficients.EXP_LIMIT;

    /** The magnitude of x below which expm1 x and log1p x round to x; returning x keeps the sign of 0. */
    private static final double TINY = 0x1p-54;

    private static final double SMALL = 0.02;

    private static final int CELLS = 128;
    private static final int CELL_BITS = 7;

    private static final double CELLS_OVER_LOG_2 = 184.6649652337873;
    // log 2/128 in two parts, of which the first has 36 bits: its product with k is exact
    private static final double STEP = 0x1.62e42fefa0000p-8;
    private static final double STEP_REST = 0x1.cf79abc9e3b3ap-47;

    // (e^r − 1 − r)/r²
    private static final double E2 = 0.4999999999999906;
    private static final double E3 = 0.16666666666666533;
    private static final double E4 = 0.04166667686916893;
    private static final double E5 = 0.00833333479083362;

    /** The bits of the smallest z. */
    private static final long FIRST_CELL = 0x3fe6000000000000L;

    private static final long EXPONENT = 0xfff0000000000000L;
    private static final long LEAST_NORMAL = 0x0010000000000000L;
    private static final long INFINITE = 0x7ff0000000000000L;

    static final double LOG_2 = Coefficients.LOG_2;
    static final double LOG_2_REST = Coefficients.LOG_2_REST;

    // (log(1 + r) − r + r²/2)/r³
    private static final double L3 = 0.33333333333333387;
    private static final double L4 = -0.2499999999998181;
    private static final double L5 = 0.19999999982646297;
    private static final double L6 = -0.1666666844387883;
    private static final double L7 = 0.14286584595383028;
    private static final double L8 = -0.1246753756431431;

    private static final double NEAR = Coefficients.TANH_NEAR;

    private Elementary() {}

    /** Returns e^x. */
    public static double exp(double x) {
        if (!(FMA && Math.abs(x) < LIMIT)) {
            return Math.exp(x);
        }
        double shifted = Math.fma(x, CELLS_OVER_LOG_2, ROUND);
        long bits = Double.doubleToRawLongBits(shifted);
        int cell = (int) bits & CELLS - 1;
        double k = shifted - ROUND;
        double r = Math.fma(k, -STEP_REST, Math.fma(k, -STEP, x));
        double p = expm1(r, r + ElementaryTables.POWER_REST[cell]);
        double power = ElementaryTables.POWER[cell];
        double y = Math.fma(power, p, power);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) + (bits >> CELL_BITS << 52));
    }

    /** Returns {@code start + (e^r − 1 − r)} for |r| ≤ log 2/256. */
    private static double expm1(double r, double start) {
        double square = r * r;
        return Math.fma(square, Math.fma(square, Math.fma(r, E5, E4), Math.fma(r, E3, E2)), start);
    }

    /** Returns e^x − 1, with all its digits where x is small. */
    public static double expm1(double x) {
        double a = Math.abs(x);
        if (!(FMA && a < LIMIT && a > TINY)) {
            return Math.expm1(x);
        }
        if (a < SMALL) {
            return expm1OfSmall(x);
        }
        double shifted = Math.fma(x, CELLS_OVER_LOG_2, ROUND);
        long bits = Double.doubleToRawLongBits(shifted);
        int cell = (int) bits & CELLS - 1;
        double k = shifted - ROUND;
        double r = Math.fma(k, -STEP_REST, Math.fma(k, -STEP, x));
        double p = expm1(r, r + ElementaryTables.POWER_REST[cell]);
        double power = Double.longBitsToDouble(
                Double.doubleToRawLongBits(ElementaryTables.POWER[cell]) + (bits >> CELL_BITS << 52));
        return Math.fma(power, p, power - 1);
    }

    /** Returns e^x − 1 for |x| ≤ 0.02, where the sum of a power less 1 and a multiple of r would lose a digit. */
    private static double expm1OfSmall(double x) {
        double square = x * x;
        double high = Math.fma(square, Math.fma(x, 0.00019841438509301756, 0.001388904069025839), 0.04166666666434388);
        double q = Math.fma(square, Math.fma(x, 0.008333333333075246, high), Math.fma(x, 0.16666666666666669, 0.5));
        return Math.fma(square, q, x);
    }

    /** Returns log x. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (!(FMA && bits >= LEAST_NORMAL && bits < INFINITE)) {
            return Math.log(x);
        }
        long above = bits - FIRST_CELL;
        int cell = (int) (above >>> 45) & CELLS - 1;
        double z = Double.longBitsToDouble(bits - (above & EXPONENT));
        double k = (int) (above >> 52);
        double r = Math.fma(z, ElementaryTables.RECIPROCAL[cell], -1);
        double h = Math.fma(k, LOG_2, ElementaryTables.LOG[cell]);
        double sum = h + r;
        double rest = h - sum + r + Math.fma(k, LOG_2_REST, ElementaryTables.LOG_REST[cell]);
        return sum + (rest + log1pRest(r));
    }

    /** Returns log(1 + r) − r for −0.007 ≤ r ≤ 0.008. */
    private static double log1pRest(double r) {
        double square = r * r;
        double q = Math.fma(square, Math.fma(square, Math.fma(r, L8, L7), Math.fma(r, L6, L5)), Math.fma(r, L4, L3));
        return Math.fma(square * r, q, -0.5 * square);
    }

    /** Returns log(1 + x), accurately also for small x. */
    public static double log1p(double x) {
        double u = 1 + x;
        long bits = Double.doubleToRawLongBits(u);
        if (!(FMA && Math.abs(x) > TINY && bits >= LEAST_NORMAL && x < 1e300)) {
            return Math.log1p(x);
        }
        double v = u - 1;
        double lost = (1 - (u - v)) + (x - v);
        long above = bits - FIRST_CELL;
        int cell = (int) (above >>> 45) & CELLS - 1;
        double z = Double.longBitsToDouble(bits - (above & EXPONENT));
        long exponent = above >> 52;
        double k = (int) exponent;
        double c = ElementaryTables.RECIPROCAL[cell];
        double r = Math.fma(z, c, -1);
        double low = lost * c * Double.longBitsToDouble(1023 - exponent << 52);
        double h = Math.fma(k, LOG_2, ElementaryTables.LOG[cell]);
        double sum = h + r;
        double rest = h - sum + r + Math.fma(k, LOG_2_REST, ElementaryTables.LOG_REST[cell]);
        return sum + (rest + Math.fma(-r, low, low) + log1pRest(r));
    }

    /** Returns tanh x. */
    public static double tanh(double x) {
        return tanh(x, exp(-2 * Math.abs(x)));
    }

    /** Returns tanh x, where e is e^−2|x|. */
    static double tanh(double x, double e) {
        if (!FMA) {
            return Math.tanh(x);
        }
        double a = Math.abs(x);
        return Math.copySign(a < NEAR ? tanhNear(a) : 1 - 2 * e / (1 + e), x);
    }

    /** Returns tanh x = x + x³·P(x²) for |x| ≤ ⅝. */
    static double tanhNear(double x) {
        double u = x * x;
        double v = u * u;
        double w = v * v;
        double low = Math.fma(
                v,
                Math.fma(u, Coefficients.TANH_9, Coefficients.TANH_7),
                Math.fma(u, Coefficients.TANH_5, Coefficients.TANH_3));
        double middle = Math.fma(
                v,
                Math.fma(u, Coefficients.TANH_17, Coefficients.TANH_15),
                Math.fma(u, Coefficients.TANH_13, Coefficients.TANH_11));
        double high = Math.fma(
                v,
                Math.fma(u, Coefficients.TANH_25, Coefficients.TANH_23),
                Math.fma(u, Coefficients.TANH_21, Coefficients.TANH_19));
        return Math.fma(x * u, Math.fma(w, Math.fma(w, high, middle), low), x);
    }

    /** Returns the logistic function σ(x) = 1/(1 + e^−x). */
    public static double sigmoid(double x) {
        return sigmoid(x, exp(-Math.abs(x)));
    }

    /** Returns σ(x), where e is e^−|x|. */
    static double sigmoid(double x, double e) {
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /** Returns log(1 + e^x). */
    public static double softplus(double x) {
        return softplus(x, exp(-Math.abs(x)));
    }

    /** Returns log(1 + e^x), where e is e^−|x|. */
    static double softplus(double x, double e) {
        return Math.max(x, 0) + log1p(e);
    }

    /**
     * Sets y_i to e^x_i for 0 ≤ i &lt; n.
     *
     * @param y an array other than x
     * @throws IllegalArgumentException if x and y are the same array
     */
    public static void exp(int n, double[] x, double[] y) {
        mustDiffer(x, y);
        ARRAYS.exp(n, x, y);
    }

    /**
     * Sets y_i to log x_i for 0 ≤ i &lt; n.
     *
     * @param y an array other than x
     * @param work an array of at least n numbers, other than x and y, that is overwritten
     * @throws IllegalArgumentException if x and y are the same array
     */
    public static void log(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        ARRAYS.log(n, x, y, work);
    }

    /**
     * Sets y_i to tanh x_i for 0 ≤ i &lt; n. The result for x_i = −0 is +0.
     *
     * @param y an array other than x
     * @param work an array of at least n numbers, other than x and y, that is overwritten
     * @throws IllegalArgumentException if x and y are the same array
     */
    public static void tanh(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        ARRAYS.tanh(n, x, y, work);
    }

    /**
     * Sets y_i to σ(x_i) for 0 ≤ i &lt; n.
     *
     * @param y an array other than x
     * @param work an array of at least n numbers, other than x and y, that is overwritten
     * @throws IllegalArgumentException if x and y are the same array
     */
    public static void sigmoid(int n, double[] x, double[] y, double[] work) {
        mustDiffer(x, y);
        ARRAYS.sigmoid(n, x, y, work);
    }

    private static void mustDiffer(double[] x, double[] y) {
        if (x == y) {
            throw new IllegalArgumentException("x and y are the same array; the results need a separate one");
        }
    }
}
