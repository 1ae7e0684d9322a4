package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.gradcost.gate.kernel.ElementaryKernels;

/**
 * Elementary functions of arrays, one to a loop. Elements outside of a polynomial's range are found by the sign of a number that all
 * contribute to, and computed again by {@link Math}, one by one.
 */
public final class VectorElementary implements ElementaryKernels {

    /** Beyond it tanh is 1 to the last bit. */
    private static final double TANH_ONE = 40;

    @Override
    public void exp(int n, double[] x, double[] y) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            DoubleVector v = load(x, i);
            beyond = beyond.or(Exponential.beyond(v));
            Exponential.of(v).intoArray(y, i);
        }
        boolean isBeyond = beyond.reduceLanes(VectorOperators.OR) < 0;
        for (; i < n; i++) {
            y[i] = Exponential.of(x[i]);
            isBeyond |= Exponential.isBeyond(x[i]);
        }
        if (isBeyond) {
            for (i = 0; i < n; i++) {
                y[i] = Exponential.isBeyond(x[i]) ? Math.exp(x[i]) : y[i];
            }
        }
    }

    @Override
    public void log(int n, double[] x, double[] y, double[] work) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            DoubleVector v = load(x, i);
            beyond = beyond.or(Logarithm.beyond(v));
            Logarithm.of(v).intoArray(y, i);
        }
        boolean isBeyond = beyond.reduceLanes(VectorOperators.OR) < 0;
        for (; i < n; i++) {
            y[i] = Logarithm.of(x[i]);
            isBeyond |= Logarithm.isBeyond(x[i]);
        }
        if (isBeyond) {
            for (i = 0; i < n; i++) {
                y[i] = Logarithm.isBeyond(x[i]) ? Math.log(x[i]) : y[i];
            }
        }
    }

    @Override
    public void tanh(int n, double[] x, double[] y, double[] work) {
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            Exponential.of(load(x, i).abs().mul(-2).max(-TANH_ONE)).intoArray(y, i);
        }
        for (; i < n; i++) {
            y[i] = Exponential.of(Math.max(-2 * Math.abs(x[i]), -TANH_ONE));
        }
        i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            HyperbolicTangent.of(load(x, i), load(y, i)).intoArray(y, i);
        }
        for (; i < n; i++) {
            y[i] = HyperbolicTangent.of(x[i], y[i]);
        }
    }

    @Override
    public void sigmoid(int n, double[] x, double[] y, double[] work) {
        LongVector beyond = LongVector.zero(Lanes.LONGS);
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            DoubleVector v = load(x, i);
            beyond = beyond.or(Exponential.beyond(v));
            all(1).div(Exponential.of(v.neg()).add(all(1))).intoArray(y, i);
        }
        boolean isBeyond = beyond.reduceLanes(VectorOperators.OR) < 0;
        for (; i < n; i++) {
            y[i] = 1 / (Exponential.of(-x[i]) + 1);
            isBeyond |= Exponential.isBeyond(x[i]);
        }
        if (isBeyond) {
            for (i = 0; i < n; i++) {
                y[i] = Exponential.isBeyond(x[i]) ? sigmoid(x[i]) : y[i];
            }
        }
    }

    /** Returns σ(x), with the digits of e^x where that is small. */
    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }
}
