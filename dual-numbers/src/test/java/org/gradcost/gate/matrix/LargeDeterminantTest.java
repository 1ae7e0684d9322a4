package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Determinants far out of range. A = P·(I + u·vᵀ)·D with a permutation P has a known one: log |det A| = Σ log |dᵢ| +
 * log |1 + vᵀu|, and the derivative along A·diag(z) is Σ zᵢ.
 */
class LargeDeterminantTest {
    private static final long SEED = 20261201;

    @Test
    void aFewRows() {
        for (int n = 3; n < 70; n += 6) {
            check(n);
        }
    }

    @Test
    @Tag("thorough")
    void twoThousandRows() {
        check(2000);
    }

    private static void check(int n) {
        SplittableRandom random = new SplittableRandom(SEED + n);
        double[] u = random.doubles(n, -1, 1).toArray();
        double[] v = random.doubles(n, 0, 1.0 / n).toArray();
        double log = Math.log(Math.abs(1 + inner(u, v)));
        double sign = Math.signum(1 + inner(u, v));
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        DMatrixRMaj da = new DMatrixRMaj(n, n);
        int[] row = permutation(n, random);
        double derivative = 0;
        for (int j = 0; j < n; j++) {
            double d = (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextDouble(-100, 140));
            double z = random.nextDouble(-1, 1);
            log += Math.log(Math.abs(d));
            sign *= Math.signum(d);
            derivative += z;
            for (int i = 0; i < n; i++) {
                a.set(row[i], j, d * ((i == j ? 1 : 0) + u[i] * v[j]));
                da.set(row[i], j, z * a.get(row[i], j));
            }
        }
        sign *= odd(row) ? -1 : 1;
        MatrixDual moved = MatrixDual.along(new DMatrixRMaj[] {a}, new DMatrixRMaj[] {da})[0];
        MatrixDual logDeterminant = moved.logDeterminant();
        String message = n + " rows, seed " + SEED;
        assertEquals(log, logDeterminant.value().get(0), 1e-13 * 140 * n, message);
        assertEquals(sign, moved.determinantSign().value().get(0), message);
        assertEquals(derivative, logDeterminant.tangent(0).get(0), 1e-11 * n, message);
        assertEquals(0, moved.determinantSign().tangent(0).get(0), message);
    }

    private static int[] permutation(int n, SplittableRandom random) {
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }

    private static boolean odd(int[] permutation) {
        boolean odd = false;
        for (int i = 0; i < permutation.length; i++) {
            for (int j = 0; j < i; j++) {
                odd ^= permutation[j] > permutation[i];
            }
        }
        return odd;
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
