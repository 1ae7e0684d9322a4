package org.gradcost.vector;

import static org.gradcost.vector.Lanes.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.gradcost.gate.kernel.Coefficients;

/**
 * The exponential {@code e^x = 2^k·e^r} with |r| ≤ log 2/2 and a polynomial of degree 11, for |x| below
 * {@link Coefficients#EXP_LIMIT}. The vector and the scalar form round in the same way.
 */
final class Exponential {

    /** The bits of the smallest |x| out of range. */
    private static final long LIMIT = Double.doubleToRawLongBits(Coefficients.EXP_LIMIT);

    private static final int MANTISSA = 52;

    private Exponential() {}

    static DoubleVector of(DoubleVector x) {
        DoubleVector shifted = x.fma(all(Coefficients.LOG_2_E), all(Coefficients.ROUND));
        DoubleVector k = shifted.sub(all(Coefficients.ROUND));
        DoubleVector r = k.fma(all(-Coefficients.LOG_2_LOW), k.fma(all(-Coefficients.LOG_2_HIGH), x));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector low = r2.fma(
                r.fma(all(Coefficients.EXP_3), all(Coefficients.EXP_2)),
                r.fma(all(Coefficients.EXP_1), all(Coefficients.EXP_0)));
        DoubleVector middle = r2.fma(
                r.fma(all(Coefficients.EXP_7), all(Coefficients.EXP_6)),
                r.fma(all(Coefficients.EXP_5), all(Coefficients.EXP_4)));
        DoubleVector high = r.fma(all(Coefficients.EXP_9), all(Coefficients.EXP_8));
        DoubleVector y = r2.fma(r4.fma(r4.fma(high, middle), low), r).add(all(1));
        LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA);
        return y.reinterpretAsLongs().add(power).reinterpretAsDoubles();
    }

    static double of(double x) {
        double shifted = Math.fma(x, Coefficients.LOG_2_E, Coefficients.ROUND);
        double k = shifted - Coefficients.ROUND;
        double r = Math.fma(k, -Coefficients.LOG_2_LOW, Math.fma(k, -Coefficients.LOG_2_HIGH, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = Math.fma(
                r2,
                Math.fma(r, Coefficients.EXP_3, Coefficients.EXP_2),
                Math.fma(r, Coefficients.EXP_1, Coefficients.EXP_0));
        double middle = Math.fma(
                r2,
                Math.fma(r, Coefficients.EXP_7, Coefficients.EXP_6),
                Math.fma(r, Coefficients.EXP_5, Coefficients.EXP_4));
        double high = Math.fma(r, Coefficients.EXP_9, Coefficients.EXP_8);
        double y = Math.fma(r2, Math.fma(r4, Math.fma(r4, high, middle), low), r) + 1;
        long power = Double.doubleToRawLongBits(shifted) << MANTISSA;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) + power);
    }

    /** Returns lanes that are negative where |x| is beyond the limit, or where x is NaN. */
    static LongVector beyond(DoubleVector x) {
        return LongVector.broadcast(Lanes.LONGS, LIMIT - 1)
                .sub(x.reinterpretAsLongs().and(Long.MAX_VALUE));
    }

    /**
     * Returns whether one of n elements, at least a vector of them, is out of range. This is a separate loop because HotSpot
     * would not vectorise a combined one.
     */
    static boolean anyBeyond(int n, double[] x) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            beyond = beyond.or(beyond(Lanes.load(x, Math.min(i, n - Lanes.COUNT))));
        }
        return Lanes.anyNegative(beyond);
    }

    static boolean isBeyond(double x) {
        return !(Math.abs(x) < Coefficients.EXP_LIMIT);
    }
}
