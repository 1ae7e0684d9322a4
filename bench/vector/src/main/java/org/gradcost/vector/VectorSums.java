package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Sums and maxima in four vector accumulators, since the operations on a single one would wait for each other. */
final class VectorSums {

    private VectorSums() {}

    static double sum(double[] a, int a0, int n) {
        int i = 0;
        double sum = 0;
        if (n >= COUNT) {
            DoubleVector s0 = all(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (; i <= n - 4 * COUNT; i += 4 * COUNT) {
                s0 = s0.add(load(a, a0 + i));
                s1 = s1.add(load(a, a0 + i + COUNT));
                s2 = s2.add(load(a, a0 + i + 2 * COUNT));
                s3 = s3.add(load(a, a0 + i + 3 * COUNT));
            }
            for (; i <= n - COUNT; i += COUNT) {
                s0 = s0.add(load(a, a0 + i));
            }
            sum = Lanes.sum(s0.add(s1).add(s2.add(s3)));
        }
        for (; i < n; i++) {
            sum += a[a0 + i];
        }
        return sum;
    }

    static double max(double[] a, int a0, int n) {
        int i = 0;
        double max = Double.NEGATIVE_INFINITY;
        if (n >= COUNT) {
            DoubleVector m0 = all(max);
            DoubleVector m1 = m0;
            DoubleVector m2 = m0;
            DoubleVector m3 = m0;
            for (; i <= n - 4 * COUNT; i += 4 * COUNT) {
                m0 = m0.max(load(a, a0 + i));
                m1 = m1.max(load(a, a0 + i + COUNT));
                m2 = m2.max(load(a, a0 + i + 2 * COUNT));
                m3 = m3.max(load(a, a0 + i + 3 * COUNT));
            }
            for (; i <= n - COUNT; i += COUNT) {
                m0 = m0.max(load(a, a0 + i));
            }
            max = m0.max(m1).max(m2.max(m3)).reduceLanes(VectorOperators.MAX);
        }
        for (; i < n; i++) {
            max = Math.max(max, a[a0 + i]);
        }
        return max;
    }

    static double dot(double[] a, int a0, double[] b, int b0, int n) {
        int i = 0;
        double sum = 0;
        if (n >= COUNT) {
            DoubleVector s0 = all(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (; i <= n - 4 * COUNT; i += 4 * COUNT) {
                s0 = load(a, a0 + i).fma(load(b, b0 + i), s0);
                s1 = load(a, a0 + i + COUNT).fma(load(b, b0 + i + COUNT), s1);
                s2 = load(a, a0 + i + 2 * COUNT).fma(load(b, b0 + i + 2 * COUNT), s2);
                s3 = load(a, a0 + i + 3 * COUNT).fma(load(b, b0 + i + 3 * COUNT), s3);
            }
            for (; i <= n - COUNT; i += COUNT) {
                s0 = load(a, a0 + i).fma(load(b, b0 + i), s0);
            }
            sum = Lanes.sum(s0.add(s1).add(s2.add(s3)));
        }
        for (; i < n; i++) {
            sum = Math.fma(a[a0 + i], b[b0 + i], sum);
        }
        return sum;
    }
}
