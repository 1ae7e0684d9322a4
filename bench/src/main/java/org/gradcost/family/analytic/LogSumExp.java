package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.vector.VectorExponentialSum;
import org.hipparchus.CalculusFieldElement;

/**
 * The function {@code log Σ e^x_i}. In scalar gates it is composed of exponentials, a sum and a logarithm; a single gate with its
 * derivative would leave nothing to differentiate. In matrix gates it is the gate {@link Matrix#logSumExp()}, since a user of
 * matrices would call it, as users of tensor libraries call theirs.
 *
 * <p>{@code ∂/∂x_i = e^(x_i − A)/Σ_j e^(x_j − A)} with A = max x. The maximum is subtracted and added again, so that the result
 * does not depend on it; it is a constant, because the contributions of its derivative would cancel only up to rounding.
 *
 * <p>If the maximum is infinite, it is the value, and nothing is subtracted, since ∞ − ∞ would be NaN. If all terms are −∞, the
 * gradient is 0. A term of +∞ has slope 1 by hand and in matrix gates, or NaN if there are several; in scalar gates, 0, because a
 * derivative of 0, here that of the logarithm at ∞, stays 0 in the chain rule.
 *
 * <p>Source: {@code lse} of GradBench.
 */
public final class LogSumExp implements Family {

    private static final boolean VECTOR = Kernels.ofThisJvm() == Kernels.VECTOR;

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

    /** Returns the function at a given x, which must not be empty. */
    public static Problem at(double[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("lse: no numbers");
        }
        return new Terms(x);
    }

    private static final class Terms implements ScalarCircuit, MatrixCircuit {

        /** The number of terms in a block, whose data stay in the L1 cache. */
        private static final int BLOCK = 1024;

        private final double[] inputs;
        private final double[] differences = new double[BLOCK];
        private final double[] exponentials = new double[BLOCK];

        Terms(double[] inputs) {
            this.inputs = inputs;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T largest = Functions.largest(x);
            T max = Functions.ifLess(
                    largest.abs(), x[0].newInstance(Double.POSITIVE_INFINITY), largest, x[0].newInstance(0));
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
            return x[0].logSumExp();
        }

        @Override
        public double primal(double[] x) {
            double max = Products.max(x, 0, x.length);
            if (Double.isInfinite(max)) {
                return max;
            }
            double sum = VECTOR ? VectorExponentialSum.sum(x, max) : Double.NaN;
            return max + Elementary.log(sum == sum ? sum : sumByBlocks(x, max));
        }

        private double sumByBlocks(double[] x, double max) {
            double sum = 0;
            for (int from = 0; from < x.length; from += BLOCK) {
                int n = exponentials(x, from, max);
                sum += Products.sum(exponentials, 0, n);
            }
            return sum;
        }

        /** Computes a block of e^(x_i − max), and returns its length. */
        private int exponentials(double[] x, int from, double max) {
            int n = Math.min(BLOCK, x.length - from);
            System.arraycopy(x, from, differences, 0, n);
            for (int i = 0; i < n; i++) {
                differences[i] -= max;
            }
            Elementary.exp(n, differences, exponentials);
            return n;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double max = Products.max(x, 0, x.length);
            if (Double.isInfinite(max)) {
                return atInfinity(x, max, gradient);
            }
            double byVectors = VECTOR ? VectorExponentialSum.sum(x, max, gradient) : Double.NaN;
            double sum = byVectors == byVectors ? byVectors : sumByBlocks(x, max, gradient);
            double scale = 1 / sum;
            for (int i = 0; i < x.length; i++) {
                gradient[i] *= scale;
            }
            return max + Elementary.log(sum);
        }

        /** Stores the gradient where the largest element is infinite, and returns the value. */
        private static double atInfinity(double[] x, double max, double[] gradient) {
            int largest = 0;
            for (double number : x) {
                largest += number == max ? 1 : 0;
            }
            double slope = max < 0 ? 0 : largest == 1 ? 1 : Double.NaN;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = x[i] == max ? slope : 0;
            }
            return max;
        }

        /** Stores the exponentials, and returns their sum. */
        private double sumByBlocks(double[] x, double max, double[] y) {
            double sum = 0;
            for (int from = 0; from < x.length; from += BLOCK) {
                int n = exponentials(x, from, max);
                sum += Products.sum(exponentials, 0, n);
                System.arraycopy(exponentials, 0, y, from, n);
            }
            return sum;
        }
    }
}
