package org.gradcost.family.linalg;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.Family;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * A least-squares fit of a polynomial to a step, {@code ½·Σ_i r_i²} with {@code r_i = s_i − Σ_j x_j·t_i^j}, at points {@code t_i}
 * evenly spaced in [−1, 1], where s is the sign of t.
 *
 * <p>{@code ∂/∂x_j = −Σ_i r_i·t_i^j}. The powers do not depend on x; they are running products, recomputed in every evaluation,
 * with {@code t⁰ = 1} also at t = 0.
 *
 * <p>There are 64 points for any number of coefficients, so that the work grows as n.
 *
 * <p>Source: {@code llsq} of GradBench, from B. Bell's cmpad.
 */
public final class LeastSquares implements Family {

    private static final int POINTS = 64;

    @Override
    public String name() {
        return "llsq";
    }

    @Override
    public String formula() {
        return "½·Σ_i (sign t_i − Σ_j x_j·t_i^j)², 64 points t_i over [−1, 1]";
    }

    @Override
    public String inputs() {
        return "coefficients uniform in [0, 1)";
    }

    @Override
    public String source() {
        return "GradBench llsq; cmpad";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public Problem problem(int n, long seed) {
        return at(new SplittableRandom(seed).doubles(n).toArray(), POINTS);
    }

    /**
     * Returns the fit at given coefficients.
     *
     * @param points number of points, at least 2
     */
    public static Problem at(double[] coefficients, int points) {
        if (points < 2 || coefficients.length == 0) {
            throw new IllegalArgumentException("llsq: " + coefficients.length + " coefficients and " + points
                    + " points; at least 1 and 2 are needed");
        }
        return new Fit(coefficients, points);
    }

    private static final class Fit implements ScalarCircuit, MatrixCircuit {

        private final double[] inputs;
        private final int points;
        private final double[] row;
        private DMatrixRMaj powers;
        private DMatrixRMaj signs;

        Fit(double[] inputs, int points) {
            this.inputs = inputs;
            this.points = points;
            this.row = new double[inputs.length];
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("n", points);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        private double point(int i) {
            return -1 + 2.0 * i / (points - 1);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T sum = x[0].newInstance(0);
            for (int i = 0; i < points; i++) {
                double t = point(i);
                T fitted = x[0];
                double power = t;
                for (int j = 1; j < x.length; j++) {
                    fitted = fitted.add(x[j].multiply(power));
                    power *= t;
                }
                T r = fitted.subtract(Math.signum(t));
                sum = sum.add(r.multiply(r));
            }
            return sum.multiply(0.5);
        }

        @Override
        public int[][] shapes() {
            return new int[][] {{inputs.length, 1}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] inputs) {
            M x = inputs[0];
            fill();
            M r = x.constant(powers).mult(x).minus(x.constant(signs));
            return r.sumOfSquares().scale(0.5);
        }

        private void fill() {
            int m = inputs.length;
            if (powers == null) {
                powers = new DMatrixRMaj(points, m);
                signs = new DMatrixRMaj(points, 1);
            }
            for (int i = 0; i < points; i++) {
                double t = point(i);
                signs.data[i] = Math.signum(t);
                double power = 1;
                for (int j = 0; j < m; j++) {
                    powers.data[i * m + j] = power;
                    power *= t;
                }
            }
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int i = 0; i < points; i++) {
                double t = point(i);
                double r = Math.signum(t);
                double power = 1;
                for (double coefficient : x) {
                    r -= coefficient * power;
                    power *= t;
                }
                sum += r * r;
            }
            return sum / 2;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int i = 0; i < points; i++) {
                double t = point(i);
                double r = Math.signum(t);
                double power = 1;
                for (int j = 0; j < x.length; j++) {
                    row[j] = power;
                    r -= x[j] * power;
                    power *= t;
                }
                for (int j = 0; j < x.length; j++) {
                    gradient[j] -= r * row[j];
                }
                sum += r * r;
            }
            return sum / 2;
        }
    }
}
