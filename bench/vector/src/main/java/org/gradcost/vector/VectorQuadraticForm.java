package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The quadratic form of a symmetric matrix. Blocks of rows that are a multiple of a vector high leave no scalar ends to the left of
 * the diagonal. The sums of the rows are multiplied by x as vectors, so that lanes are added only once.
 */
final class VectorQuadraticForm {

    private static final int ROWS = 8;

    private VectorQuadraticForm() {}

    /** Returns xᵀSx, where S is n×n and symmetric, with the lower triangle of A, whose rows have n elements. */
    static double of(int n, double[] a, double[] x) {
        int whole = n - n % ROWS;
        double below = 0; // the half below the diagonal
        double diagonal = 0;
        if (COUNT <= ROWS) {
            below = blocks(whole, n, a, x);
            for (int i = 0; i < whole; i++) {
                below = Math.fma(x[i], dot(i - i % ROWS, i, n, a, x), below);
            }
        } else {
            whole = 0;
        }
        for (int i = whole; i < n; i++) {
            below += x[i] * VectorSums.dot(a, i * n, x, 0, i);
        }
        for (int i = 0; i < n; i++) {
            diagonal += a[i * n + i] * x[i] * x[i];
        }
        return 2 * below + diagonal;
    }

    /** Returns the dot product of a row with x from a column to the diagonal. */
    private static double dot(int from, int i, int n, double[] a, double[] x) {
        double sum = 0;
        for (int j = from; j < i; j++) {
            sum = Math.fma(a[i * n + j], x[j], sum);
        }
        return sum;
    }

    /** Returns the contributions of the elements to the left of the blocks on the diagonal. */
    private static double blocks(int whole, int n, double[] a, double[] x) {
        DoubleVector sum = all(0);
        for (int i = ROWS; i < whole; i += ROWS) {
            DoubleVector s0 = all(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            DoubleVector s4 = s0;
            DoubleVector s5 = s0;
            DoubleVector s6 = s0;
            DoubleVector s7 = s0;
            int row = i * n;
            for (int j = 0; j < i; j += COUNT) {
                DoubleVector v = load(x, j);
                s0 = v.fma(load(a, row + j), s0);
                s1 = v.fma(load(a, row + n + j), s1);
                s2 = v.fma(load(a, row + 2 * n + j), s2);
                s3 = v.fma(load(a, row + 3 * n + j), s3);
                s4 = v.fma(load(a, row + 4 * n + j), s4);
                s5 = v.fma(load(a, row + 5 * n + j), s5);
                s6 = v.fma(load(a, row + 6 * n + j), s6);
                s7 = v.fma(load(a, row + 7 * n + j), s7);
            }
            DoubleVector low = s0.mul(all(x[i]))
                    .add(s1.mul(all(x[i + 1])))
                    .add(s2.mul(all(x[i + 2])).add(s3.mul(all(x[i + 3]))));
            DoubleVector high = s4.mul(all(x[i + 4]))
                    .add(s5.mul(all(x[i + 5])))
                    .add(s6.mul(all(x[i + 6])).add(s7.mul(all(x[i + 7]))));
            sum = sum.add(low.add(high));
        }
        return Lanes.sum(sum);
    }
}
