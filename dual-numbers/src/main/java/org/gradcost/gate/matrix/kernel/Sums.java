package org.gradcost.gate.matrix.kernel;

/** Sums and maxima in plain Java. Sums use several partial sums, to hide the latency of additions. */
final class Sums {

    private Sums() {}

    /**
     * Returns the dot product of the n elements from {@code a[a0]} and the n elements from {@code b[b0]}, in four partial
     * sums.
     */
    static double dot(double[] a, int a0, double[] b, int b0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 = FusedMultiplyAdd.of(a[a0 + i], b[b0 + i], s0);
            s1 = FusedMultiplyAdd.of(a[a0 + i + 1], b[b0 + i + 1], s1);
            s2 = FusedMultiplyAdd.of(a[a0 + i + 2], b[b0 + i + 2], s2);
            s3 = FusedMultiplyAdd.of(a[a0 + i + 3], b[b0 + i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = FusedMultiplyAdd.of(a[a0 + i], b[b0 + i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Returns the sum of the n elements from {@code a[a0]}, in eight partial sums. */
    static double sum(double[] a, int a0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < n - 7; i += 8) {
            s0 += a[a0 + i];
            s1 += a[a0 + i + 1];
            s2 += a[a0 + i + 2];
            s3 += a[a0 + i + 3];
            s4 += a[a0 + i + 4];
            s5 += a[a0 + i + 5];
            s6 += a[a0 + i + 6];
            s7 += a[a0 + i + 7];
        }
        for (; i < n; i++) {
            s0 += a[a0 + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /**
     * Returns the largest of the n elements from {@code a[a0]}, NaN if one is NaN, and −∞ if n is 0. HotSpot vectorises this loop,
     * and it does not one with several partial maxima: 10⁴ elements take 1.9 µs with JDK 17 on a Zen 5, and 2.5 µs in four.
     */
    static double max(double[] a, int a0, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, a[a0 + i]);
        }
        return max;
    }
}
