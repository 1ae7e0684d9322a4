package org.gradcost.family.learning;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The log-posterior of a Gaussian mixture with a Wishart prior,
 * {@code Σ_i lse_k β_ik − N·lse(α) + Σ_k (m·Σ q_k − γ²/2·|Q_k|²) + constants}, where
 * {@code β_ik = α_k + Σ_j q_kj − ½·|Q_k·(x_i − μ_k)|²} and lse is {@code log Σ exp}.
 *
 * <p>Q_k is lower triangular: e^q_k on the diagonal and l_k below it, column by column. With the responsibilities
 * {@code r_ik = softmax_k β_i}, z = x_i − μ_k and y = Q_k·z: {@code ∂/∂α_k = Σ_i r_ik − N·softmax(α)_k},
 * {@code ∂/∂μ_k = Σ_i r_ik·Q_kᵀy}, {@code ∂/∂q_kj = Σ_i r_ik·(1 − e^q_kj·z_j·y_j) − γ²·e^(2·q_kj) + m}, and for the
 * entry in row b and column a {@code ∂/∂l = −Σ_i r_ik·z_a·y_b − γ²·l}.
 *
 * <p>Inputs are α, μ, q, l. As a family d = k, so that {@code n = d·(1 + 2d + d(d − 1)/2)}: 3, 12, 30, 60, 105, …; 50 points,
 * m = 0, γ = 1. Entries of Q_k have variance 1/d, so that distances grow with d no faster than |z|²: with standard normal
 * ones some responsibilities are subnormal numbers from d = 8 on, which processors are slow at. Two of 600 made a gradient
 * take a fifth longer.
 *
 * <p>Source: {@code gmm} of GradBench, which corrects that of F. Šrajer, Z. Kukelova and A. Fitzgibbon, "A benchmark of
 * selected algorithmic differentiation tools", Optimization Methods and Software 33, 2018.
 */
public final class Gmm extends SizeLadderFamily {

    private static final int POINTS = 50;

    private static long size(long d) {
        return d * (1 + 2 * d + d * (d - 1) / 2);
    }

    public Gmm() {
        super(SizeLadder.endless(step -> size(step + 1L)));
    }

    @Override
    public String name() {
        return "gmm";
    }

    @Override
    public String formula() {
        return "Σ_i lse_k(α_k + Σ q_k − ½·|Q_k(x_i − μ_k)|²) − N·lse(α) − ½·Σ_k |Q_k|²";
    }

    @Override
    public String inputs() {
        return "α and 50 points standard normal, q and l with variance 1/d, μ uniform in [0, 1); as many dimensions as components";
    }

    @Override
    public String source() {
        return "GradBench and ADBench gmm; Šrajer, Kukelova and Fitzgibbon 2018";
    }

    @Override
    public Problem problem(int n, long seed) {
        int d = step(n) + 1;
        Random random = new Random(seed);
        double[] x = new double[POINTS * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        Mixture mixture = new Mixture(d, d, x, 0, 1);
        double[] inputs = new double[n];
        for (int i = 0; i < n; i++) {
            boolean ofMu = i >= mixture.mu() && i < mixture.q();
            double scale = i < mixture.q() ? 1 : 1 / Math.sqrt(d);
            inputs[i] = ofMu ? random.nextDouble() : scale * random.nextGaussian();
        }
        return at(mixture, inputs);
    }

    /** Returns the posterior of a mixture, with inputs as above. */
    public static Problem at(Mixture mixture, double[] inputs) {
        if (inputs.length != mixture.size()) {
            throw new IllegalArgumentException(
                    "gmm: " + inputs.length + " parameters where " + mixture.size() + " are needed");
        }
        return new Posterior(inputs, mixture);
    }

    private static final class Posterior implements ScalarCircuit, MatrixCircuit {

        private final double[] inputs;
        private final Mixture mixture;
        private final int d;
        private final int k;
        private final DMatrixRMaj points;
        private final LowerTriangles triangles;
        private final Exponents exponents;
        private final DMatrixRMaj repeat;
        private final GmmByHand byHand;

        Posterior(double[] inputs, Mixture mixture) {
            this.inputs = inputs;
            this.mixture = mixture;
            this.d = mixture.d();
            this.k = mixture.k();
            this.points = new DMatrixRMaj(mixture.points(), d + 1);
            for (int i = 0; i < mixture.points(); i++) {
                System.arraycopy(mixture.x(), i * d, points.data, i * (d + 1), d);
                points.set(i, d, 1);
            }
            this.triangles = new LowerTriangles(d);
            this.exponents = new Exponents(d);
            this.repeat = new DMatrixRMaj(k * d, k);
            for (int row = 0; row < k * d; row++) {
                repeat.set(row, row / d, 1);
            }
            this.byHand = new GmmByHand(mixture);
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of(
                    "d",
                    d,
                    "k",
                    k,
                    "n",
                    mixture.points(),
                    "x",
                    mixture.x(),
                    "m",
                    mixture.m(),
                    "gamma",
                    mixture.gamma());
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] p) {
            T[] diagonal = MathArrays.buildArray(p[0].getField(), k * d);
            T[] sums = MathArrays.buildArray(p[0].getField(), k);
            T penalty = p[0].newInstance(0);
            T sumOfAll = p[0].newInstance(0);
            for (int c = 0; c < k; c++) {
                sums[c] = p[mixture.q() + c * d];
                for (int j = 0; j < d; j++) {
                    T q = p[mixture.q() + c * d + j];
                    sums[c] = j == 0 ? q : sums[c].add(q);
                    diagonal[c * d + j] = q.exp();
                    penalty = penalty.add(diagonal[c * d + j].multiply(diagonal[c * d + j]));
                }
                sumOfAll = sumOfAll.add(sums[c]);
            }
            for (int i = mixture.l(); i < p.length; i++) {
                penalty = penalty.add(p[i].multiply(p[i]));
            }
            T normalisation = lse(p, k).multiply(mixture.points());
            T[] beta = MathArrays.buildArray(p[0].getField(), k);
            T total = p[0].newInstance(mixture.constant());
            for (int i = 0; i < mixture.points(); i++) {
                for (int c = 0; c < k; c++) {
                    beta[c] = p[c].add(sums[c])
                            .subtract(distance(p, diagonal, i, c).multiply(0.5));
                }
                total = total.add(lse(beta, k));
            }
            return total.subtract(normalisation)
                    .subtract(penalty.multiply(mixture.gamma() * mixture.gamma() / 2))
                    .add(sumOfAll.multiply(mixture.m()));
        }

        /** Returns |Q_c·(x_i − μ_c)|². */
        private <T extends CalculusFieldElement<T>> T distance(T[] p, T[] diagonal, int i, int c) {
            T[] z = MathArrays.buildArray(p[0].getField(), d);
            T distance = null;
            for (int b = 0; b < d; b++) {
                z[b] = p[mixture.mu() + c * d + b].negate().add(mixture.x()[i * d + b]);
                T y = diagonal[c * d + b].multiply(z[b]);
                int below = mixture.l() + c * mixture.below() + b - 1;
                for (int a = 0; a < b; a++) {
                    y = y.add(p[below].multiply(z[a]));
                    below += d - 2 - a;
                }
                distance = b == 0 ? y.square() : distance.add(y.square());
            }
            return distance;
        }

        private static <T extends CalculusFieldElement<T>> T lse(T[] x, int count) {
            T max = Functions.largest(count == x.length ? x : Arrays.copyOf(x, count));
            Sum<T> sum = Functions.sum(x[0].subtract(max).exp());
            for (int i = 1; i < count; i++) {
                sum.add(x[i].subtract(max).exp());
            }
            return sum.total().log().add(max);
        }

        @Override
        public int[][] shapes() {
            int[] alpha = {k, 1};
            int[] rows = {k, d};
            return d == 1 ? new int[][] {alpha, rows, rows} : new int[][] {alpha, rows, rows, {k, mixture.below()}};
        }

        /**
         * Returns all components in one product: {@code (X − μ)·Qᵀ = [X, 1]·[Q, −Q·μ]ᵀ} with the Q_k stacked, and one point per
         * row. It is the only large matrix; subtracting the centres afterwards would take two more of its size.
         */
        @Override
        public <M extends Matrix<M>> M matrix(M[] inputs) {
            M alpha = inputs[0];
            M q = inputs[2];
            M diagonal = q.elementExp();
            M entries = d == 1 ? diagonal : diagonal.concatColumns(inputs[3]);
            M factors = entries.apply(triangles);
            M centres =
                    factors.elementMult(alpha.constant(repeat).mult(inputs[1])).rowSums();
            int n = mixture.points();
            M y = alpha.constant(points)
                    .mult(factors.concatColumns(centres.negative()).transpose());
            M weights = alpha.plus(q.rowSums()).transpose();
            return y.apply(exponents)
                    .plusRow(weights)
                    .logSumExpRows()
                    .elementSum()
                    .minus(alpha.logSumExp().scale(n))
                    .minus(entries.sumOfSquares().scale(mixture.gamma() * mixture.gamma() / 2))
                    .plus(q.elementSum().scale(mixture.m()))
                    .plus(mixture.constant());
        }

        @Override
        public double primal(double[] p) {
            return byHand.value(p);
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            return byHand.gradient(p, gradient);
        }
    }
}
