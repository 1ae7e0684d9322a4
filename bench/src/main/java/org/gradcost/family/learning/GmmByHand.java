package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.kernel.LongRows;
import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.vector.VectorMixture;

/**
 * The posterior of {@link Gmm} and its gradient in plain arithmetic. The innermost loops run over all points, so that they are
 * long and HotSpot vectorises them and the exponentials.
 *
 * <p>With z = x − μ_c, y = Q_c·z and the responsibilities r: {@code ∂/∂μ_c = Q_cᵀ·Σ_i r_i·y_i}, so the sum over points is
 * computed first, and {@code ∂/∂Q_c = −Σ_i r_i·y_i·z_iᵀ} is a product of two matrices, of which only the lower triangle is
 * needed. z and y are kept from the value to the gradient if they fit in a cache, and recomputed otherwise.
 */
final class GmmByHand {

    /** The largest number of doubles that are kept from the value to the gradient. */
    private static final long ROOM = 1 << 18;

    private static final boolean VECTOR = Kernels.ofThisJvm() == Kernels.VECTOR;

    private final Mixture mixture;
    private final int d;
    private final int k;
    private final int n;
    private final double[][] x;
    private final double[][][] z;
    private final double[][][] y;
    private final double[] q;

    /** The logarithms of the diagonals of all Q_c, and these. */
    private final double[] logs;

    private final double[] diagonals;

    private final double[][] weighted;
    private final double[] sums;
    private final double[] products;

    /** The elements of a row of the products. */
    private final int stride;

    /** The points one after the other, with zeros after each, and a centre of the same length; for vector kernels. */
    private final double[] points;

    private final double[] centre;
    private final double[][] beta;
    private final double[] max;
    private final double[] sum;
    private final double[] square;
    private final double[] work;

    GmmByHand(Mixture mixture) {
        this.mixture = mixture;
        this.d = mixture.d();
        this.k = mixture.k();
        this.n = mixture.points();
        this.x = mixture.coordinates();
        int kept = 2L * k * d * n <= ROOM ? k : 1;
        this.z = new double[VECTOR ? 0 : kept][d][n];
        this.y = new double[kept][d][n];
        this.q = new double[d * d];
        this.logs = new double[k * d];
        this.diagonals = new double[k * d];
        this.weighted = new double[d][n];
        this.sums = new double[d];
        this.stride = VECTOR ? VectorMixture.stride(d) : d;
        this.products = new double[(VECTOR ? VectorMixture.rows(d) : d) * stride];
        this.points = VECTOR ? padded(mixture.x(), d, stride) : null;
        this.centre = new double[stride];
        this.beta = new double[k][n];
        this.max = new double[n];
        this.sum = new double[n];
        this.square = new double[n];
        this.work = new double[n];
    }

    private static double[] padded(double[] x, int d, int stride) {
        double[] points = new double[x.length / d * stride];
        for (int i = 0; i < x.length; i++) {
            points[i / d * stride + i % d] = x[i];
        }
        return points;
    }

    double value(double[] p) {
        System.arraycopy(p, mixture.q(), logs, 0, k * d);
        Elementary.exp(k * d, logs, diagonals);
        double value = logLikelihood(p);
        double penalty = Products.dot(diagonals, 0, diagonals, 0, k * d);
        double sumOfQ = Products.sum(logs, 0, k * d);
        penalty += Products.dot(p, mixture.l(), p, mixture.l(), p.length - mixture.l());
        double gamma = mixture.gamma();
        return value - n * lse(p) - gamma * gamma / 2 * penalty + mixture.m() * sumOfQ + mixture.constant();
    }

    double gradient(double[] p, double[] g) {
        double value = value(p);
        double gamma2 = mixture.gamma() * mixture.gamma();
        double lse = lse(p);
        for (int i = 0; i < n; i++) {
            sum[i] = 1 / sum[i];
        }
        for (int c = 0; c < k; c++) {
            multiply(sum, beta[c]);
            double count = Products.sum(beta[c], 0, n);
            g[c] = count - n * Elementary.exp(p[c] - lse);
            matrix(p, c);
            if (y.length < k) {
                factor(p, c);
            }
            componentGradient(p, c, count, gamma2, g);
        }
        return value;
    }

    /** Returns Σ_i lse_k β_ik, and stores e^(β − max β) and their sum for each point. */
    private double logLikelihood(double[] p) {
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        for (int c = 0; c < k; c++) {
            matrix(p, c);
            factor(p, c);
            double start = p[c];
            for (int j = 0; j < d; j++) {
                start += p[mixture.q() + c * d + j];
            }
            subtractHalf(start, square, beta[c]);
            maxima(beta[c], max);
        }
        Arrays.fill(sum, 0);
        for (double[] b : beta) {
            difference(b, max, square);
            Elementary.exp(n, square, b);
            add(b, sum);
        }
        Elementary.log(n, sum, square, work);
        return Products.sum(max, 0, n) + Products.sum(square, 0, n);
    }

    /** Stores Q_c row by row, with e^q on the diagonal and l below. */
    private void matrix(double[] p, int c) {
        int at = mixture.l() + c * mixture.below();
        for (int a = 0; a < d; a++) {
            q[a * d + a] = diagonals[c * d + a];
            for (int b = a + 1; b < d; b++) {
                q[b * d + a] = p[at++];
            }
        }
    }

    /** Computes z = x − μ_c, y = Q_c·z and the squares of y, summed over its rows. */
    private void factor(double[] p, int c) {
        double[][] yc = y[c % y.length];
        System.arraycopy(p, mixture.mu() + c * d, centre, 0, d);
        if (VECTOR) {
            VectorMixture.factor(n, q, x, centre, yc, square);
            return;
        }
        double[][] zc = z[c % z.length];
        Arrays.fill(square, 0);
        for (int j = 0; j < d; j++) {
            centre(x[j], centre[j], zc[j]);
            Arrays.fill(yc[j], 0);
            LongRows.add(n, j + 1, q, j * d, 1, zc, yc[j]);
            addSquares(yc[j], square);
        }
    }

    private void componentGradient(double[] p, int c, double count, double gamma2, double[] g) {
        double[][] yc = y[c % y.length];
        for (int j = 0; j < d; j++) {
            product(beta[c], yc[j], weighted[j]);
            sums[j] = Products.sum(weighted[j], 0, n);
        }
        if (VECTOR) {
            System.arraycopy(p, mixture.mu() + c * d, centre, 0, d);
            VectorMixture.lowerProducts(n, weighted, points, centre, products);
        } else {
            Products.lower(n, weighted, z[c % z.length], products);
        }
        int at = mixture.l() + c * mixture.below();
        for (int a = 0; a < d; a++) {
            double e = q[a * d + a];
            g[mixture.q() + c * d + a] = count - e * products[a * stride + a] - gamma2 * e * e + mixture.m();
            double back = 0;
            for (int b = a; b < d; b++) {
                back += q[b * d + a] * sums[b];
            }
            g[mixture.mu() + c * d + a] = back;
            for (int b = a + 1; b < d; b++) {
                g[at] = -products[b * stride + a] - gamma2 * p[at];
                at++;
            }
        }
    }

    private double lse(double[] p) {
        double largest = p[0];
        for (int c = 1; c < k; c++) {
            largest = Math.max(largest, p[c]);
        }
        double exps = 0;
        for (int c = 0; c < k; c++) {
            exps += Elementary.exp(p[c] - largest);
        }
        return largest + Elementary.log(exps);
    }

    private static void centre(double[] x, double mu, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] - mu;
        }
    }

    private static void product(double[] r, double[] y, double[] ry) {
        for (int i = 0; i < ry.length; i++) {
            ry[i] = r[i] * y[i];
        }
    }

    private static void multiply(double[] r, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] *= r[i];
        }
    }

    private static void addSquares(double[] y, double[] squares) {
        for (int i = 0; i < y.length; i++) {
            squares[i] += y[i] * y[i];
        }
    }

    private static void subtractHalf(double start, double[] square, double[] b) {
        for (int i = 0; i < b.length; i++) {
            b[i] = start - square[i] / 2;
        }
    }

    private static void maxima(double[] b, double[] max) {
        for (int i = 0; i < max.length; i++) {
            max[i] = Math.max(max[i], b[i]);
        }
    }

    private static void difference(double[] b, double[] max, double[] difference) {
        for (int i = 0; i < b.length; i++) {
            difference[i] = b[i] - max[i];
        }
    }

    private static void add(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }
}
