package org.gradcost.vector;

import static org.gradcost.vector.Lanes.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.gradcost.gate.kernel.Coefficients;

/**
 * The logarithm {@code log x = k·log 2 + log(1 + f)} with {@code x = 2^k·(1 + f)} and √½ ≤ 1 + f &lt; √2, for positive normal x.
 * The vector and the scalar form round in the same way.
 */
final class Logarithm {

    private static final long LEAST_NORMAL = 0x0010000000000000L;
    private static final long INFINITE = 0x7ff0000000000000L;
    private static final long EXPONENT = 0xfff0000000000000L;
    private static final int MANTISSA = 52;

    /** Turns the exponent's bits, shifted down, into the low bits of 2^52 + 1024 + k. */
    private static final long UNSIGNED = 0x4000000000000000L;

    private static final long BITS_OF_2_52 = 0x4330000000000000L;
    private static final double OFFSET = 0x1p52 + 1024;

    private Logarithm() {}

    static DoubleVector of(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector above = bits.sub(Coefficients.LEAST_FRACTION);
        DoubleVector f = bits.sub(above.and(EXPONENT)).reinterpretAsDoubles().sub(all(1));
        DoubleVector k = above.add(UNSIGNED)
                .lanewise(VectorOperators.LSHR, MANTISSA)
                .or(BITS_OF_2_52)
                .reinterpretAsDoubles()
                .sub(all(OFFSET));
        DoubleVector s = f.div(f.add(all(2)));
        DoubleVector z = s.mul(s);
        DoubleVector z2 = z.mul(z);
        DoubleVector low = z2.fma(
                z.fma(all(Coefficients.LOG_9), all(Coefficients.LOG_7)),
                z.fma(all(Coefficients.LOG_5), all(Coefficients.LOG_3)));
        DoubleVector high = z2.fma(
                z.fma(all(Coefficients.LOG_17), all(Coefficients.LOG_15)),
                z.fma(all(Coefficients.LOG_13), all(Coefficients.LOG_11)));
        DoubleVector sum = z2.mul(z2).fma(high, low);
        DoubleVector half = f.mul(f).mul(all(0.5));
        DoubleVector rest = s.fma(z.fma(sum, half), k.mul(all(Coefficients.LOG_2_REST)));
        return k.fma(all(Coefficients.LOG_2), f.sub(half.sub(rest)));
    }

    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - Coefficients.LEAST_FRACTION;
        double f = Double.longBitsToDouble(bits - (above & EXPONENT)) - 1;
        double k = Double.longBitsToDouble(above + UNSIGNED >>> MANTISSA | BITS_OF_2_52) - OFFSET;
        double s = f / (f + 2);
        double z = s * s;
        double z2 = z * z;
        double low = Math.fma(
                z2,
                Math.fma(z, Coefficients.LOG_9, Coefficients.LOG_7),
                Math.fma(z, Coefficients.LOG_5, Coefficients.LOG_3));
        double high = Math.fma(
                z2,
                Math.fma(z, Coefficients.LOG_17, Coefficients.LOG_15),
                Math.fma(z, Coefficients.LOG_13, Coefficients.LOG_11));
        double sum = Math.fma(z2 * z2, high, low);
        double half = f * f * 0.5;
        double rest = Math.fma(s, Math.fma(z, sum, half), k * Coefficients.LOG_2_REST);
        return Math.fma(k, Coefficients.LOG_2, f - (half - rest));
    }

    /** Returns lanes that are negative where x is not a positive normal number. */
    static LongVector beyond(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        return bits.sub(LEAST_NORMAL)
                .or(LongVector.broadcast(Lanes.LONGS, INFINITE - 1).sub(bits));
    }

    /** Returns whether one of n elements, at least a vector of them, is out of the range: in a loop of its own, for HotSpot's sake. */
    static boolean anyBeyond(int n, double[] x) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            beyond = beyond.or(beyond(Lanes.load(x, Math.min(i, n - Lanes.COUNT))));
        }
        return Lanes.anyNegative(beyond);
    }

    static boolean isBeyond(double x) {
        return !(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE);
    }
}
