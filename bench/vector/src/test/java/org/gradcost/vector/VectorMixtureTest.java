package org.gradcost.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The products of a mixture for all dimensions and numbers of points up to several tiles. */
class VectorMixtureTest {

    private static final int MOST_COORDINATES = 18;
    private static final int MOST_POINTS = 37;
    private static final double EXACT = 1e-13;

    @Test
    void productsAreThoseOfPlainLoops() {
        SplittableRandom random = new SplittableRandom(5);
        for (int d = 1; d <= MOST_COORDINATES; d++) {
            for (int n = 1; n <= MOST_POINTS; n++) {
                check(d, n, random);
            }
        }
    }

    private static void check(int d, int n, SplittableRandom random) {
        double[][] x = matrix(d, n, random);
        double[] centre = Arrays.copyOf(random.doubles(d, -1, 1).toArray(), VectorMixture.stride(d));
        double[] q = new double[d * d];
        for (int r = 0; r < d; r++) {
            System.arraycopy(random.doubles(r + 1, -1, 1).toArray(), 0, q, r * d, r + 1);
        }
        double[][] y = new double[d][n];
        double[] squares = random.doubles(n).toArray();
        VectorMixture.factor(n, q, x, centre, y, squares);
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int r = 0; r < d; r++) {
                double sum = 0;
                for (int s = 0; s <= r; s++) {
                    sum += q[r * d + s] * (x[s][i] - centre[s]);
                }
                assertEquals(sum, y[r][i], EXACT, "y " + r + ", " + i + " of " + d + ", " + n);
                square += sum * sum;
            }
            assertEquals(square, squares[i], EXACT * d * d, "square " + i + " of " + d + ", " + n);
        }
        double[][] w = matrix(d, n, random);
        int stride = VectorMixture.stride(d);
        double[] points = new double[n * stride];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < d; s++) {
                points[i * stride + s] = x[s][i];
            }
        }
        double[] products = new double[VectorMixture.rows(d) * stride];
        VectorMixture.lowerProducts(n, w, points, centre, products);
        for (int r = 0; r < d; r++) {
            for (int s = 0; s <= r; s++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += w[r][i] * (x[s][i] - centre[s]);
                }
                assertEquals(sum, products[r * stride + s], EXACT * n, r + ", " + s + " of " + d + ", " + n);
            }
        }
    }

    private static double[][] matrix(int rows, int columns, SplittableRandom random) {
        double[][] matrix = new double[rows][];
        Arrays.setAll(matrix, r -> random.doubles(columns, -1, 1).toArray());
        return matrix;
    }
}
