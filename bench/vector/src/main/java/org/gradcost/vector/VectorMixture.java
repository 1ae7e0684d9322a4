package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The products of a Gaussian mixture, for one of its components: {@code y = Q·(x − μ)} for all points with the lower triangle Q, and
 * {@code Σ_i w_r[i]·(x_i − μ)_s} with weights of the points. Both run in tiles of four rows by two vectors.
 *
 * <p>In the first, a vector has one coordinate of several points. The last two vectors may overlap those before them, so that they end
 * with the last point; elements that are computed twice have the same bits. In the second, a vector has several coordinates of one
 * point, so nothing has to be added over lanes, and each sum is taken in the order of the points.
 */
public final class VectorMixture {

    private static final int ROWS = 4;
    private static final int COLUMNS = 2 * COUNT;

    private VectorMixture() {}

    /** Returns the numbers that a point, or a row of the products, takes: its d coordinates, and zeros up to whole tiles. */
    public static int stride(int d) {
        return (d + COLUMNS - 1) / COLUMNS * COLUMNS;
    }

    /** Returns the rows that the products take: d, and others up to whole tiles, which may hold anything. */
    public static int rows(int d) {
        return (d + ROWS - 1) / ROWS * ROWS;
    }

    /**
     * Computes y and its squares, summed over the rows.
     *
     * @param n points
     * @param q d × d, with zeros above the diagonal
     * @param x d coordinates of n points
     * @param centre μ
     * @param y d rows of n
     * @param squares n
     */
    public static void factor(int n, double[] q, double[][] x, double[] centre, double[][] y, double[] squares) {
        int d = x.length;
        int last = n - COUNT;
        int whole = d - d % ROWS;
        for (int i = 0; i < n && last >= 0; i += COLUMNS) {
            int left = Math.min(i, last);
            int right = Math.min(i + COUNT, last);
            for (int r = 0; r < whole; r += ROWS) {
                fourRows(r, left, right, q, x, centre, y, squares);
            }
            for (int r = whole; r < d; r++) {
                row(r, left, right, q, x, centre, y, squares);
            }
        }
        for (int i = 0; i < n && last < 0; i++) {
            squares[i] = 0;
            for (int r = 0; r < d; r++) {
                double sum = 0;
                for (int s = 0; s <= r; s++) {
                    sum = Math.fma(q[r * d + s], x[s][i] - centre[s], sum);
                }
                y[r][i] = sum;
                squares[i] = Math.fma(sum, sum, squares[i]);
            }
        }
    }

    private static void fourRows(
            int r, int left, int right, double[] q, double[][] x, double[] centre, double[][] y, double[] squares) {
        int d = x.length;
        DoubleVector a0 = all(0);
        DoubleVector a1 = a0;
        DoubleVector a2 = a0;
        DoubleVector a3 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        DoubleVector b2 = a0;
        DoubleVector b3 = a0;
        int at = r * d;
        for (int s = 0; s < r + ROWS; s++) {
            DoubleVector mean = all(centre[s]);
            DoubleVector a = load(x[s], left).sub(mean);
            DoubleVector b = load(x[s], right).sub(mean);
            DoubleVector factor = all(q[at + s]);
            a0 = factor.fma(a, a0);
            b0 = factor.fma(b, b0);
            factor = all(q[at + d + s]);
            a1 = factor.fma(a, a1);
            b1 = factor.fma(b, b1);
            factor = all(q[at + 2 * d + s]);
            a2 = factor.fma(a, a2);
            b2 = factor.fma(b, b2);
            factor = all(q[at + 3 * d + s]);
            a3 = factor.fma(a, a3);
            b3 = factor.fma(b, b3);
        }
        DoubleVector sumA = r == 0 ? all(0) : load(squares, left);
        DoubleVector sumB = r == 0 ? all(0) : load(squares, right);
        a0.intoArray(y[r], left);
        b0.intoArray(y[r], right);
        a1.intoArray(y[r + 1], left);
        b1.intoArray(y[r + 1], right);
        a2.intoArray(y[r + 2], left);
        b2.intoArray(y[r + 2], right);
        a3.intoArray(y[r + 3], left);
        b3.intoArray(y[r + 3], right);
        sumA = a3.fma(a3, a2.fma(a2, a1.fma(a1, a0.fma(a0, sumA))));
        sumB = b3.fma(b3, b2.fma(b2, b1.fma(b1, b0.fma(b0, sumB))));
        sumA.intoArray(squares, left);
        sumB.intoArray(squares, right);
    }

    private static void row(
            int r, int left, int right, double[] q, double[][] x, double[] centre, double[][] y, double[] squares) {
        DoubleVector a = all(0);
        DoubleVector b = a;
        int at = r * x.length;
        for (int s = 0; s <= r; s++) {
            DoubleVector mean = all(centre[s]);
            DoubleVector factor = all(q[at + s]);
            a = factor.fma(load(x[s], left).sub(mean), a);
            b = factor.fma(load(x[s], right).sub(mean), b);
        }
        DoubleVector sumA = r == 0 ? all(0) : load(squares, left);
        DoubleVector sumB = r == 0 ? all(0) : load(squares, right);
        a.intoArray(y[r], left);
        b.intoArray(y[r], right);
        a.fma(a, sumA).intoArray(squares, left);
        b.fma(b, sumB).intoArray(squares, right);
    }

    /**
     * Computes the lower triangle of the products. The elements above the diagonal may be overwritten.
     *
     * @param n points
     * @param w d rows of n weights
     * @param x the points, n × {@linkplain #stride stride}
     * @param centre μ, as long as a point
     * @param products {@linkplain #rows rows} × stride
     */
    public static void lowerProducts(int n, double[][] w, double[] x, double[] centre, double[] products) {
        int last = w.length - 1;
        for (int s = 0; s <= last; s += COLUMNS) {
            for (int r = s / ROWS * ROWS; r <= last; r += ROWS) {
                double[] w1 = w[Math.min(r + 1, last)];
                double[] w2 = w[Math.min(r + 2, last)];
                double[] w3 = w[Math.min(r + 3, last)];
                tile(n, w[r], w1, w2, w3, x, centre, s, products, r * centre.length + s);
            }
        }
    }

    private static void tile(
            int n,
            double[] w0,
            double[] w1,
            double[] w2,
            double[] w3,
            double[] x,
            double[] centre,
            int s,
            double[] products,
            int to) {
        DoubleVector left = load(centre, s);
        DoubleVector right = load(centre, s + COUNT);
        DoubleVector a0 = all(0);
        DoubleVector a1 = a0;
        DoubleVector a2 = a0;
        DoubleVector a3 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        DoubleVector b2 = a0;
        DoubleVector b3 = a0;
        int stride = centre.length;
        int at = s;
        for (int i = 0; i < n; i++) {
            DoubleVector a = load(x, at).sub(left);
            DoubleVector b = load(x, at + COUNT).sub(right);
            DoubleVector weight = all(w0[i]);
            a0 = weight.fma(a, a0);
            b0 = weight.fma(b, b0);
            weight = all(w1[i]);
            a1 = weight.fma(a, a1);
            b1 = weight.fma(b, b1);
            weight = all(w2[i]);
            a2 = weight.fma(a, a2);
            b2 = weight.fma(b, b2);
            weight = all(w3[i]);
            a3 = weight.fma(a, a3);
            b3 = weight.fma(b, b3);
            at += stride;
        }
        a0.intoArray(products, to);
        b0.intoArray(products, to + COUNT);
        a1.intoArray(products, to + stride);
        b1.intoArray(products, to + stride + COUNT);
        a2.intoArray(products, to + 2 * stride);
        b2.intoArray(products, to + 2 * stride + COUNT);
        a3.intoArray(products, to + 3 * stride);
        b3.intoArray(products, to + 3 * stride + COUNT);
    }
}
