package org.gradcost.family.linalg;

import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.MapFamily;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;

/**
 * A layer of neurons as a function of its inputs, {@code y = tanh(W·x + b)}: every output depends on every input, and n and m can
 * be chosen freely. W and b are constants.
 *
 * <p>{@code ∂y_i/∂x_j = (1 − y_i²)·w_ij}.
 */
public final class DenseMap implements MapFamily {

    private static final int LARGEST = 1 << 24; // inputs; with many outputs, the length of an array is the limit

    @Override
    public String name() {
        return "dense-map";
    }

    @Override
    public String formula() {
        return "y = tanh(W·x + b), n inputs, m outputs";
    }

    @Override
    public String inputs() {
        return "x and b uniform in [−1, 1), W in [−1, 1)/√n";
    }

    @Override
    public String source() {
        return "a layer of a network";
    }

    /** Returns 2, since by default there are n outputs; with m outputs the work grows as n·m. */
    @Override
    public double growth() {
        return 2;
    }

    @Override
    public int nearest(int n) {
        return Math.min(n, LARGEST);
    }

    @Override
    public int largest() {
        return LARGEST;
    }

    @Override
    public int outputs(int n, int m) {
        return Math.min(m, (Integer.MAX_VALUE - 8) / n);
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] b = random.doubles(m, -1, 1).toArray();
        double scale = 1 / Math.sqrt(n);
        return new Layer(x, random.doubles((long) n * m, -scale, scale).toArray(), b);
    }

    private static final class Layer extends MapProblem implements MatrixCircuit {

        private final double[] w;
        private final double[] b;
        private final int n;

        Layer(double[] x, double[] w, double[] b) {
            super(x, SparsityPattern.dense(b.length, x.length));
            this.w = w;
            this.b = b;
            this.n = x.length;
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("w", w, "b", b);
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            for (int i = 0; i < b.length; i++) {
                T sum = x[0].newInstance(b[i]);
                for (int j = 0; j < n; j++) {
                    sum = sum.add(x[j].multiply(w[i * n + j]));
                }
                y[i] = sum.tanh();
            }
        }

        @Override
        public int[][] shapes() {
            return new int[][] {{n, 1}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            M weights = x[0].constant(DMatrixRMaj.wrap(b.length, n, w));
            M shift = x[0].constant(DMatrixRMaj.wrap(b.length, 1, b));
            return weights.mult(x[0]).plus(shift).tanh();
        }

        @Override
        public void values(double[] x, double[] y) {
            for (int i = 0; i < b.length; i++) {
                y[i] = Elementary.tanh(b[i] + Products.dot(w, i * n, x, 0, n));
            }
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            values(x, y);
            for (int i = 0; i < b.length; i++) {
                double slope = 1 - y[i] * y[i];
                for (int j = i * n; j < (i + 1) * n; j++) {
                    jacobian[j] = slope * w[j];
                }
            }
        }
    }
}
