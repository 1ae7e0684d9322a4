package org.gradcost.family.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * A matrix product reduced to one number, {@code Σ D_ij²} with {@code D = W·X}, which has more arithmetic than data: the work
 * grows as n^1.5.
 *
 * <p>{@code ∂/∂W = 2·D·Xᵀ}, {@code ∂/∂X = 2·Wᵀ·D}: twice the work of the value.
 *
 * <p>At step k of the sizes, W is p×k and X is k×r with {@code p = ⌊(k + 1)/2⌋} and {@code r = max(1, ⌊(3k + 5)/10⌋)}; both are
 * inputs, W first: n = k·(p + r). k = 1 is 1×1 by 1×1 (n = 2), and k = 10 is the lecture's 5×10 by 10×3 (n = 80).
 *
 * <p>W decreases with k, so that D's elements remain of order 1.
 *
 * <p>Source: the matrix product of Stanford's course CS231n, notes on backpropagation, followed by a sum of squares.
 */
public final class MatMul extends SizeLadderFamily {

    private static final SizeLadder SIZES = SizeLadder.endless(step -> {
        long k = step + 1L;
        return k * (rows(k) + columns(k));
    });

    private static long rows(long k) {
        return (k + 1) / 2;
    }

    private static long columns(long k) {
        return Math.max(1, (3 * k + 5) / 10);
    }

    public MatMul() {
        super(SIZES);
    }

    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public String formula() {
        return "Σ D_ij², D = W·X";
    }

    @Override
    public String inputs() {
        return "W uniform in [−1, 1)/√k, X in [−1, 1), for W p×k";
    }

    @Override
    public String source() {
        return "CS231n, notes on backpropagation";
    }

    @Override
    public double growth() {
        return 1.5;
    }

    @Override
    public Problem problem(int n, long seed) {
        int k = step(n) + 1;
        int p = (int) rows(k);
        double[] inputs = new SplittableRandom(seed).doubles(n, -1, 1).toArray();
        double spread = 1 / Math.sqrt(k);
        for (int i = 0; i < p * k; i++) {
            inputs[i] *= spread;
        }
        return new SumOfSquares(inputs, p, k, (int) columns(k));
    }

    /**
     * The multiplications of a product up to which element by element is faster than kernels. Measured, hand in ns: 8 instead of 22
     * with 1 (n = 2), 17 instead of 40 with 6 (n = 9), 65 instead of 87 with 36 (n = 25), 137 instead of 97 with 80 (n = 48).
     */
    private static final int SMALL = 40;

    private static final class SumOfSquares implements ScalarCircuit, MatrixCircuit {

        private final double[] inputs;
        private final int p;
        private final int k;
        private final int r;
        private final Products products = new Products();
        private final double[] d;
        private final ThreeColumns threeColumns;

        SumOfSquares(double[] inputs, int p, int k, int r) {
            this.inputs = inputs;
            this.p = p;
            this.k = k;
            this.r = r;
            this.d = new double[p * r];
            this.threeColumns = r == 3 ? new ThreeColumns(p, k) : null;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < r; j++) {
                    T element = element(x, i, j);
                    sum.add(element.multiply(element));
                }
            }
            return sum.total();
        }

        private <T extends CalculusFieldElement<T>> T element(T[] x, int i, int j) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            sum.addDot(k, x, i * k, 1, x, p * k + j, r);
            return sum.total();
        }

        @Override
        public int[][] shapes() {
            return new int[][] {{p, k}, {k, r}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            return x[0].mult(x[1]).sumOfSquares();
        }

        @Override
        public double primal(double[] x) {
            if (threeColumns != null) {
                return threeColumns.value(x);
            }
            products.mult(p, k, r, x, 0, x, p * k, d, 0);
            return Products.dot(d, 0, d, 0, p * r);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (p * k * r <= SMALL) {
                return smallGradient(x, gradient);
            }
            if (threeColumns != null) {
                return threeColumns.gradient(x, gradient);
            }
            double value = primal(x);
            for (int i = 0; i < d.length; i++) {
                d[i] *= 2;
            }
            products.multTransB(p, r, k, d, 0, x, p * k, gradient, 0);
            products.multTransA(p, k, r, x, 0, d, 0, gradient, p * k);
            return value;
        }

        /** Adds what each element of the product contributes. */
        private double smallGradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < r; j++) {
                    double element = 0;
                    for (int q = 0; q < k; q++) {
                        element += x[i * k + q] * x[p * k + q * r + j];
                    }
                    value += element * element;
                    for (int q = 0; q < k; q++) {
                        gradient[i * k + q] += 2 * element * x[p * k + q * r + j];
                        gradient[p * k + q * r + j] += 2 * element * x[i * k + q];
                    }
                }
            }
            return value;
        }
    }
}
