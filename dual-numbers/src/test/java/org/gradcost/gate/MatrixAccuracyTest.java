package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Test;

/** Losses and determinants against a reference of 60 digits: offsets, cancellation, products out of range on the way. */
class MatrixAccuracyTest {
    private static final long SEED = 20261130;

    @Test
    void crossEntropyOfLargeOffsets() {
        assertEquals(0.048587351573742059, crossEntropy(0, 1e8 + 2, 1e8 - 1), Math.ulp(0.0486));
        assertEquals(Math.log(2), crossEntropy(0, 1e16, 1e16));
        assertEquals(4.248354255291589e-18, crossEntropy(0, 40, 0), Math.ulp(4.2e-18));
        double[] slopes = gradient(row(40, 0), row(1, 0));
        assertArrayEquals(new double[] {-4.248354255291589e-18, 4.248354255291589e-18}, slopes, 2 * Math.ulp(4.2e-18));
    }

    /** One class is right, whichever; scores within 1e-9 of each other and up to 1400 apart, at offsets up to 1e300. */
    @Test
    void crossEntropyWithinUlps() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] offsets = {0, 1, -30, 1e3, -1e8, 1e12, 1e300};
        Ulps values = new Ulps();
        Ulps slopes = new Ulps();
        for (int round = 0; round < 700; round++) {
            double[] s = new double[random.nextInt(2, 7)];
            double width = new double[] {1e-9, 1, 5, 40, 700}[random.nextInt(5)];
            for (int j = 0; j < s.length; j++) {
                s[j] = offsets[round % offsets.length] + random.nextDouble(-width, width);
            }
            int target = random.nextInt(s.length);
            Exact[] e = softmaxTerms(s);
            Exact sum = Arrays.stream(e).reduce(Exact.ZERO, Exact::plus);
            Exact rest = Exact.ZERO; // over the target's: log(1 + rest) keeps its digits where the loss almost vanishes
            for (int j = 0; j < s.length; j++) {
                rest = j == target ? rest : rest.plus(e[j]);
            }
            values.add(crossEntropy(target, s), rest.over(e[target]).log1p(), s);
            double[] t = new double[s.length];
            t[target] = 1;
            double[] gradient = gradient(row(s), row(t));
            for (int j = 0; j < s.length; j++) {
                slopes.add(gradient[j], j == target ? rest.over(sum).negate() : e[j].over(sum), s);
            }
        }
        assertTrue(values.worst() <= 4, () -> "value " + values + ", seed " + SEED);
        assertTrue(slopes.worst() <= 8, () -> "slope " + slopes + ", seed " + SEED);
    }

    /** e^(sⱼ − s₀). */
    private static Exact[] softmaxTerms(double[] s) {
        return Arrays.stream(s)
                .mapToObj(x -> Exact.of(x).minus(Exact.of(s[0])).exp())
                .toArray(Exact[]::new);
    }

    @Test
    void determinantsAreScaledByExponent() {
        assertEquals(1, determinant(diagonal(1e200, 1e200, 1e-200, 1e-200)), 4 * Math.ulp(1.0));
        assertEquals(1e250, determinant(diagonal(1e200, 1e200, 1e-150)), 4 * Math.ulp(1e250));
        assertEquals(-1e250, determinant(diagonal(1e200, -1e200, 1e-150)), 4 * Math.ulp(1e250));
        assertEquals(Double.POSITIVE_INFINITY, determinant(diagonal(1e200, 1e200, 1e-50)));
        double[] k = cofactors(diagonal(1e200, 1e200, 1e-200, 1e-200));
        double[] expected = {1e-200, 1e-200, 1e200, 1e200};
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], k[5 * i], 4 * Math.ulp(expected[i]), "cofactor " + i);
        }
        k = cofactors(diagonal(1e200, 1e200, 1e-150));
        assertEquals(1e50, k[0], 4 * Math.ulp(1e50));
        assertEquals(Double.POSITIVE_INFINITY, k[8]);
        assertEquals(0, k[1]);
    }

    @Test
    void determinantOfASingularMatrixIsScaledToo() {
        double[] k = cofactors(diagonal(1e200, 1e200, 0, 1e-300));
        assertEquals(1e100, k[10], 8 * Math.ulp(1e100));
        assertEquals(0, k[0]);
    }

    /** Whose determinant is subnormal, and the gradient is not. */
    @Test
    void gradientOfATinyDeterminant() {
        DMatrixRMaj a = new DMatrixRMaj(2, 2, true, 1e-162, 1e-163, 1e-163, 1e-161);
        assertArrayEquals(new double[] {1e-161, -1e-163, -1e-163, 1e-162}, cofactors(a));
        assertEquals(1e-323, determinant(a));
        DMatrixRMaj b = new DMatrixRMaj(3, 3, true, 1e-162, 1e-163, 0, 1e-163, 1e-161, 0, 0, 0, 1e-5);
        double[] k = cofactors(b);
        double[] expected = {1e-166, -1e-168, 0, -1e-168, 1e-167, 0, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], k[i], 4 * Math.ulp(expected[i]), "cofactor " + i);
        }
        assertEquals(1e-323, k[8]);
    }

    private static DMatrixRMaj diagonal(double... d) {
        DMatrixRMaj a = new DMatrixRMaj(d.length, d.length);
        for (int i = 0; i < d.length; i++) {
            a.set(i, i, d[i]);
        }
        return a;
    }

    private static double determinant(DMatrixRMaj a) {
        return MatrixDual.constantOf(a).determinant().value().get(0);
    }

    private static double[] cofactors(DMatrixRMaj a) {
        int n = a.getNumElements();
        MatrixDual f = MatrixDual.variables(new DMatrixRMaj[] {a}, 0, n)[0].determinant();
        return slopes(f, n);
    }

    private static double crossEntropy(int target, double... scores) {
        double[] t = new double[scores.length];
        t[target] = 1;
        return MatrixDual.constantOf(row(scores))
                .crossEntropy(MatrixDual.constantOf(row(t)))
                .value()
                .get(0);
    }

    private static double[] gradient(DMatrixRMaj scores, DMatrixRMaj targets) {
        int n = scores.getNumElements();
        MatrixDual s = MatrixDual.variables(new DMatrixRMaj[] {scores}, 0, n)[0];
        return slopes(s.crossEntropy(MatrixDual.constantOf(targets)), n);
    }

    private static double[] slopes(MatrixDual f, int n) {
        double[] slopes = new double[n];
        for (int j = 0; j < n; j++) {
            slopes[j] = f.tangent(j).get(0);
        }
        return slopes;
    }

    private static DMatrixRMaj row(double... x) {
        return new DMatrixRMaj(1, x.length, true, x);
    }
}
