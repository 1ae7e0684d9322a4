package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import org.gradcost.gate.kernel.ElementaryKernels;

/**
 * Elementary functions of arrays, one function per loop. A second loop looks for elements outside of a polynomial's range, which
 * {@link Math} then recomputes one by one. The last vector ends with the last element: it recomputes some elements with the same
 * bits, so that no elements are left for slower scalar code.
 */
public final class VectorElementary implements ElementaryKernels {

    /** The absolute value beyond which tanh is 1 to the last bit. */
    private static final double TANH_ONE = 40;

    @Override
    public void exp(int n, double[] x, double[] y) {
        if (n < COUNT) {
            for (int i = 0; i < n; i++) {
                y[i] = exp(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i += COUNT) {
            int at = Math.min(i, n - COUNT);
            Exponential.of(load(x, at)).intoArray(y, at);
        }
        if (Exponential.anyBeyond(n, x)) {
            for (int i = 0; i < n; i++) {
                y[i] = Exponential.isBeyond(x[i]) ? Math.exp(x[i]) : y[i];
            }
        }
    }

    private static double exp(double x) {
        return Exponential.isBeyond(x) ? Math.exp(x) : Exponential.of(x);
    }

    @Override
    public void log(int n, double[] x, double[] y, double[] work) {
        if (n < COUNT) {
            for (int i = 0; i < n; i++) {
                y[i] = log(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i += COUNT) {
            int at = Math.min(i, n - COUNT);
            Logarithm.of(load(x, at)).intoArray(y, at);
        }
        if (Logarithm.anyBeyond(n, x)) {
            for (int i = 0; i < n; i++) {
                y[i] = Logarithm.isBeyond(x[i]) ? Math.log(x[i]) : y[i];
            }
        }
    }

    private static double log(double x) {
        return Logarithm.isBeyond(x) ? Math.log(x) : Logarithm.of(x);
    }

    @Override
    public void tanh(int n, double[] x, double[] y, double[] work) {
        if (n < COUNT) {
            for (int i = 0; i < n; i++) {
                y[i] = HyperbolicTangent.of(x[i], Exponential.of(Math.max(-2 * Math.abs(x[i]), -TANH_ONE)));
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(-2 * Math.abs(x[i]), -TANH_ONE);
        }
        exp(n, y, work);
        for (int i = 0; i < n; i += COUNT) {
            int at = Math.min(i, n - COUNT);
            HyperbolicTangent.of(load(x, at), load(work, at)).intoArray(y, at);
        }
    }

    @Override
    public void sigmoid(int n, double[] x, double[] y, double[] work) {
        if (n < COUNT) {
            for (int i = 0; i < n; i++) {
                y[i] = sigmoid(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i += COUNT) {
            int at = Math.min(i, n - COUNT);
            DoubleVector v = load(x, at);
            all(1).div(Exponential.of(v.neg()).add(all(1))).intoArray(y, at);
        }
        if (Exponential.anyBeyond(n, x)) {
            for (int i = 0; i < n; i++) {
                y[i] = Exponential.isBeyond(x[i]) ? farSigmoid(x[i]) : y[i];
            }
        }
    }

    private static double sigmoid(double x) {
        return Exponential.isBeyond(x) ? farSigmoid(x) : 1 / (Exponential.of(-x) + 1);
    }

    /** Returns σ(x) with full precision where e^x is small. */
    private static double farSigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }
}
