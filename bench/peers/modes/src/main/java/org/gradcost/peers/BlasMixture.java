package org.gradcost.peers;

import java.util.Arrays;
import java.util.Map;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.mode.Differentiator;
import org.hipparchus.special.Gamma;

/**
 * The family {@code gmm}. With the factors (Q_c | −Q_c·μ_c) of all components below one another, S, and the points P = (x | 1),
 * {@code Y = P·Sᵀ} contains Q_c·(x_i − μ_c) for all points and components. The derivatives with respect to S are
 * {@code D = −(r∘Y)ᵀ·P}, where r are the responsibilities: {@code ∂/∂Q_c} is its first columns minus the last one times μ_cᵀ, and
 * {@code ∂/∂μ_c} is −Q_cᵀ times the last one. These two products are most of the work.
 */
final class BlasMixture implements Differentiator {

    private final int d;
    private final int k;
    private final int n;
    private final int m;
    private final double gamma;
    private final double constant;
    private final BlasMatrix points;
    private final BlasMatrix factors;
    private final BlasMatrix products;
    private final BlasMatrix ofFactors;
    private final double[] s;
    private final double[] y;
    private final double[] slopes;
    private final double[] logs;
    private final double[] beta;
    private final double[] exps;
    private final double[] counts;

    BlasMixture(MatrixCircuit problem) {
        Map<String, Object> constants = problem.constants();
        d = (int) constants.get("d");
        k = (int) constants.get("k");
        n = (int) constants.get("n");
        m = (int) constants.get("m");
        gamma = (double) constants.get("gamma");
        constant = constant();
        points = new BlasMatrix(n, d + 1);
        double[] x = (double[]) constants.get("x");
        double[] rows = new double[points.size()];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * d, rows, at(i, 0), d);
            rows[at(i, d)] = 1;
        }
        points.put(rows, 0);
        factors = new BlasMatrix(k * d, d + 1);
        ofFactors = new BlasMatrix(k * d, d + 1);
        products = new BlasMatrix(n, k * d);
        s = new double[factors.size()];
        slopes = new double[factors.size()];
        y = new double[products.size()];
        logs = new double[k];
        beta = new double[n * k];
        exps = new double[n * k];
        counts = new double[k];
    }

    /** Returns the part of the value that does not depend on the inputs, from the normalisation and the Wishart prior. */
    private double constant() {
        int nu = d + m + 1;
        double logGamma = d * (d - 1) / 4.0 * Math.log(Math.PI);
        for (int j = 0; j < d; j++) {
            logGamma += Gamma.logGamma((nu - j) / 2.0);
        }
        return k * (nu * d * (Math.log(gamma) - Math.log(2) / 2) - logGamma) - n * (d / 2.0) * Math.log(2 * Math.PI);
    }

    /** Returns the index of an element of a matrix with d + 1 columns. */
    private int at(int row, int column) {
        return row * (d + 1) + column;
    }

    // The positions of μ, q and l in the inputs, which begin with α.

    private int mu() {
        return k;
    }

    private int q() {
        return k + k * d;
    }

    private int l() {
        return k + 2 * k * d;
    }

    @Override
    public double gradient(double[] p, double[] gradient) {
        double lse = lse(p);
        double value = constant - n * lse + stack(p);
        factors.put(s, 0);
        products.productTransB(1, points, factors);
        products.get(y, 0);
        value += logLikelihood(p);
        products.put(y, 0);
        ofFactors.productTransA(1, products, points);
        ofFactors.get(slopes, 0);
        int below = l();
        for (int c = 0; c < k; c++) {
            gradient[c] = counts[c] - n * Elementary.exp(p[c] - lse);
            below = ofComponent(p, c, below, gradient);
        }
        return value;
    }

    /** Computes the factors and the sums of their q; returns the prior. */
    private double stack(double[] p) {
        double penalty = 0;
        double sum = 0;
        int below = l();
        for (int c = 0; c < k; c++) {
            logs[c] = 0;
            int first = c * d;
            Arrays.fill(s, at(first, 0), at(first + d, 0), 0);
            for (int a = 0; a < d; a++) {
                double e = Elementary.exp(p[q() + first + a]);
                logs[c] += p[q() + first + a];
                s[at(first + a, a)] = e;
                penalty += e * e;
                double mean = p[mu() + first + a];
                s[at(first + a, d)] -= e * mean;
                for (int b = a + 1; b < d; b++) {
                    double element = p[below++];
                    s[at(first + b, a)] = element;
                    penalty += element * element;
                    s[at(first + b, d)] -= element * mean;
                }
            }
            sum += logs[c];
        }
        return m * sum - gamma * gamma / 2 * penalty;
    }

    /** Returns Σ_i lse_c β_ic; multiplies Y by −r, and counts the points of each component. */
    private double logLikelihood(double[] p) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                double square = 0;
                for (int j = (i * k + c) * d; j < (i * k + c + 1) * d; j++) {
                    square += y[j] * y[j];
                }
                beta[i * k + c] = p[c] + logs[c] - square / 2;
                max = Math.max(max, beta[i * k + c]);
            }
            for (int c = i * k; c < (i + 1) * k; c++) {
                beta[c] -= max;
            }
            total += max;
        }
        Elementary.exp(n * k, beta, exps);
        Arrays.fill(counts, 0);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int c = i * k; c < (i + 1) * k; c++) {
                sum += exps[c];
            }
            total += Elementary.log(sum);
            for (int c = 0; c < k; c++) {
                double r = exps[i * k + c] / sum;
                counts[c] += r;
                for (int j = (i * k + c) * d; j < (i * k + c + 1) * d; j++) {
                    y[j] *= -r;
                }
            }
        }
        return total;
    }

    /** Computes the derivatives with respect to μ, q and l of a component; returns where the l of the next one begins. */
    private int ofComponent(double[] p, int c, int begin, double[] gradient) {
        int below = begin;
        int first = c * d;
        double gamma2 = gamma * gamma;
        for (int a = 0; a < d; a++) {
            double mean = p[mu() + first + a];
            double e = s[at(first + a, a)];
            double last = slopes[at(first + a, d)];
            double back = -e * last;
            gradient[q() + first + a] = counts[c] + m + e * (slopes[at(first + a, a)] - last * mean - gamma2 * e);
            for (int b = a + 1; b < d; b++) {
                double ofShift = slopes[at(first + b, d)];
                back -= s[at(first + b, a)] * ofShift;
                gradient[below] = slopes[at(first + b, a)] - ofShift * mean - gamma2 * p[below];
                below++;
            }
            gradient[mu() + first + a] = back;
        }
        return below;
    }

    private double lse(double[] p) {
        double max = p[0];
        for (int c = 1; c < k; c++) {
            max = Math.max(max, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < k; c++) {
            sum += Elementary.exp(p[c] - max);
        }
        return max + Elementary.log(sum);
    }
}
