package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The Rosenbrock chain {@code Σ (1 − x_i)² + 100·(x_{i+1} − x_i²)²} and its gradient, with loads at three neighbouring positions.
 */
public final class VectorRosenbrock {

    private VectorRosenbrock() {}

    /** Returns the sum. */
    public static double value(double[] x) {
        int terms = x.length - 1;
        DoubleVector one = all(1);
        DoubleVector s0 = all(0);
        DoubleVector s1 = s0;
        DoubleVector t0 = s0;
        DoubleVector t1 = s0;
        int i = 0;
        for (; i <= terms - 2 * COUNT; i += 2 * COUNT) {
            DoubleVector v = load(x, i);
            DoubleVector w = load(x, i + COUNT);
            DoubleVector a = one.sub(v);
            DoubleVector b = v.neg().fma(v, load(x, i + 1));
            DoubleVector c = one.sub(w);
            DoubleVector d = w.neg().fma(w, load(x, i + COUNT + 1));
            s0 = a.fma(a, s0);
            t0 = b.fma(b, t0);
            s1 = c.fma(c, s1);
            t1 = d.fma(d, t1);
        }
        double sum = Lanes.sum(s0.add(s1));
        double squares = Lanes.sum(t0.add(t1));
        for (; i < terms; i++) {
            double a = 1 - x[i];
            double b = Math.fma(-x[i], x[i], x[i + 1]);
            sum = Math.fma(a, a, sum);
            squares = Math.fma(b, b, squares);
        }
        return Math.fma(100, squares, sum);
    }

    /** Computes the gradient, and returns the sum. */
    public static double gradient(double[] x, double[] gradient) {
        int terms = x.length - 1;
        double first = 1 - x[0];
        double last = Math.fma(-x[0], x[0], x[1]);
        double sum = first * first;
        double squares = last * last;
        gradient[0] = Math.fma(-400 * x[0], last, -2 * first);
        DoubleVector one = all(1);
        DoubleVector s = all(0);
        DoubleVector t = s;
        int i = 1;
        for (; i <= terms - COUNT; i += COUNT) {
            DoubleVector u = load(x, i - 1);
            DoubleVector v = load(x, i);
            DoubleVector a = one.sub(v);
            DoubleVector b = v.neg().fma(v, load(x, i + 1));
            DoubleVector before = u.neg().fma(u, v);
            s = a.fma(a, s);
            t = b.fma(b, t);
            v.mul(all(-400)).fma(b, before.fma(all(200), a.mul(all(-2)))).intoArray(gradient, i);
        }
        sum += Lanes.sum(s);
        squares += Lanes.sum(t);
        for (; i < terms; i++) {
            double a = 1 - x[i];
            double b = Math.fma(-x[i], x[i], x[i + 1]);
            double before = Math.fma(-x[i - 1], x[i - 1], x[i]);
            sum = Math.fma(a, a, sum);
            squares = Math.fma(b, b, squares);
            gradient[i] = Math.fma(-400 * x[i], b, Math.fma(before, 200, -2 * a));
        }
        gradient[terms] = 200 * Math.fma(-x[terms - 1], x[terms - 1], x[terms]);
        return Math.fma(100, squares, sum);
    }
}
