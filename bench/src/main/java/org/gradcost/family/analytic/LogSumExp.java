package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * {@code log Σ e^x_i}, made of maximum, exponential, sum and logarithm: one gate that knows its own derivative would
 * leave nothing to differentiate.
 *
 * <p>{@code ∂/∂x_i = e^(x_i − A)/Σ_j e^(x_j − A)} with A = max x. The maximum is taken out and added again, so that the
 * result does not depend on it: what its derivative adds cancels.
 *
 * <p>Source: {@code lse} of GradBench.
 */
public final class LogSumExp implements Family {

    @Override
    public String name() {
        return "lse";
    }

    @Override
    public String formula() {
        return "A + log Σ e^(x_i − A), A = max x";
    }

    @Override
    public String inputs() {
        return "uniform in [0, 1)";
    }

    @Override
    public String source() {
        return "GradBench lse";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public Problem problem(int n, long seed) {
        return at(new SplittableRandom(seed).doubles(n).toArray());
    }

    /** Returns the sum at given x, of which there is at least one. */
    public static Problem at(double[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("lse: no numbers");
        }
        return new Terms(x);
    }

    private record Terms(double[] inputs) implements ScalarCircuit, MatrixCircuit {

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T max = Functions.largest(x);
            Sum<T> sum = Functions.sum(x[0].subtract(max).exp());
            for (int i = 1; i < x.length; i++) {
                sum.add(x[i].subtract(max).exp());
            }
            return sum.total().log().add(max);
        }

        @Override
        public int[][] shapes() {
            return new int[][] {{inputs.length, 1}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            M max = x[0].apply(LargestElement.GATE);
            return x[0].plusRow(max.negative())
                    .elementExp()
                    .elementSum()
                    .elementLog()
                    .plus(max);
        }

        @Override
        public double primal(double[] x) {
            double max = max(x);
            double sum = 0;
            for (double xi : x) {
                sum += Elementary.exp(xi - max);
            }
            return max + Elementary.log(sum);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double max = max(x);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = Elementary.exp(x[i] - max);
                sum += gradient[i];
            }
            double scale = 1 / sum;
            for (int i = 0; i < x.length; i++) {
                gradient[i] *= scale;
            }
            return max + Elementary.log(sum);
        }

        private static double max(double[] x) {
            double max = x[0];
            for (double xi : x) {
                max = Math.max(max, xi);
            }
            return max;
        }
    }
}
