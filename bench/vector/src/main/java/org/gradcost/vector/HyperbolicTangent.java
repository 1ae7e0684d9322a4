package org.gradcost.vector;

import static org.gradcost.vector.Lanes.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.gradcost.gate.kernel.Coefficients;

/**
 * The hyperbolic tangent, from x and e = e^−2|x|: an odd polynomial near 0, otherwise {@code ±(1 − 2e/(1 + e))}. The vector and
 * the scalar form round in the same way.
 */
final class HyperbolicTangent {

    private static final long SIGN = Long.MIN_VALUE;
    private static final long LEAST_FAR = Double.doubleToRawLongBits(Coefficients.TANH_NEAR);

    private HyperbolicTangent() {}

    static DoubleVector of(DoubleVector x, DoubleVector e) {
        DoubleVector a = x.abs();
        DoubleVector far = all(1).sub(e.add(e).div(e.add(all(1))));
        LongVector nearBits = near(a).reinterpretAsLongs();
        LongVector isFar = LongVector.broadcast(Lanes.LONGS, LEAST_FAR - 1)
                .sub(a.reinterpretAsLongs())
                .lanewise(VectorOperators.ASHR, Long.SIZE - 1);
        LongVector t = nearBits.lanewise(
                VectorOperators.XOR,
                nearBits.lanewise(VectorOperators.XOR, far.reinterpretAsLongs()).and(isFar));
        return t.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
    }

    private static DoubleVector near(DoubleVector x) {
        DoubleVector u = x.mul(x);
        DoubleVector v = u.mul(u);
        DoubleVector w = v.mul(v);
        DoubleVector low = v.fma(
                u.fma(all(Coefficients.TANH_9), all(Coefficients.TANH_7)),
                u.fma(all(Coefficients.TANH_5), all(Coefficients.TANH_3)));
        DoubleVector middle = v.fma(
                u.fma(all(Coefficients.TANH_17), all(Coefficients.TANH_15)),
                u.fma(all(Coefficients.TANH_13), all(Coefficients.TANH_11)));
        DoubleVector high = v.fma(
                u.fma(all(Coefficients.TANH_25), all(Coefficients.TANH_23)),
                u.fma(all(Coefficients.TANH_21), all(Coefficients.TANH_19)));
        return x.mul(u).fma(w.fma(w.fma(high, middle), low), x);
    }

    static double of(double x, double e) {
        double a = Math.abs(x);
        double t = a < Coefficients.TANH_NEAR ? near(a) : 1 - (e + e) / (e + 1);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(t) | Double.doubleToRawLongBits(x) & SIGN);
    }

    private static double near(double x) {
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
}
