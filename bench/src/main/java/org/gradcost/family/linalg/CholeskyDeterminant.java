package org.gradcost.family.linalg;

import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Elementary;
import org.hipparchus.CalculusFieldElement;

/**
 * The logarithm of the determinant of a symmetric positive definite matrix by Cholesky factorisation,
 * {@code log det A = 2·Σ_i log l_ii} with {@code A = LLᵀ}, which occurs in every Gaussian likelihood.
 *
 * <p>The inputs are the lower triangle of A, row by row. By hand, with {@code B = A⁻¹ = L⁻ᵀL⁻¹}: {@code ∂/∂a_ii = b_ii}, and
 * {@code ∂/∂a_ij = 2·b_ij} for i &gt; j, since a_ij represents two elements of A.
 *
 * <p>The plain code proceeds row by row, the scalar circuit column by column (Crout's order), in which the elements below a pivot
 * are independent of each other.
 *
 * <p>n = ℓ(ℓ + 1)/2. A is the identity plus numbers uniform in (−½, ½)/ℓ, so that the off-diagonal elements of each row sum to
 * less than ½.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, <em>Matrix Computations</em>, 4th ed., section 4.2.
 */
public final class CholeskyDeterminant extends SizeLadderFamily {

    public CholeskyDeterminant() {
        super(SizeLadder.endless(step -> (step + 1L) * (step + 2) / 2));
    }

    @Override
    public String name() {
        return "cholesky";
    }

    @Override
    public String formula() {
        return "log det A = 2·Σ log l_ii, A = LLᵀ of ℓ rows, n = ℓ(ℓ + 1)/2";
    }

    @Override
    public String inputs() {
        return "lower half of A: the identity plus uniform in (−½, ½)/ℓ";
    }

    @Override
    public String source() {
        return "Golub and Van Loan, section 4.2";
    }

    @Override
    public double growth() {
        return 1.5;
    }

    @Override
    public Problem problem(int n, long seed) {
        int size = step(n) + 1;
        double[] a = new SplittableRandom(seed).doubles(n, -0.5, 0.5).toArray();
        for (int i = 0; i < n; i++) {
            a[i] /= size;
        }
        for (int i = 0; i < size; i++) {
            a[row(i) + i] += 1;
        }
        return new Factor(a, size);
    }

    /** Returns the index at which row i of a lower triangle starts. */
    private static int row(int i) {
        return i * (i + 1) / 2;
    }

    private static final class Factor implements ScalarCircuit {

        private final double[] inputs;
        private final int size;
        private final double[] l;

        Factor(double[] inputs, int size) {
            this.inputs = inputs;
            this.size = size;
            this.l = new double[inputs.length];
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T[] a = x.clone();
            T sum = x[0].newInstance(0);
            for (int j = 0; j < size; j++) {
                T s = a[row(j) + j];
                for (int k = 0; k < j; k++) {
                    s = s.subtract(a[row(j) + k].square());
                }
                T pivot = s.sqrt();
                sum = sum.add(pivot.log());
                for (int i = j + 1; i < size; i++) {
                    s = a[row(i) + j];
                    for (int k = 0; k < j; k++) {
                        s = s.subtract(a[row(i) + k].multiply(a[row(j) + k]));
                    }
                    a[row(i) + j] = s.divide(pivot);
                }
            }
            return sum.multiply(2);
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                int ri = row(i);
                for (int j = 0; j <= i; j++) {
                    int rj = row(j);
                    double s = x[ri + j];
                    for (int k = 0; k < j; k++) {
                        s -= l[ri + k] * l[rj + k];
                    }
                    l[ri + j] = i == j ? Math.sqrt(s) : s / l[rj + j];
                }
                sum += Elementary.log(l[ri + i]);
            }
            return 2 * sum;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = primal(x);
            invert();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (int k = i; k < size; k++) {
                        sum += l[row(k) + i] * l[row(k) + j];
                    }
                    gradient[row(i) + j] = i == j ? sum : 2 * sum;
                }
            }
            return value;
        }

        /** Replaces L by L⁻¹, row by row. */
        private void invert() {
            for (int i = 0; i < size; i++) {
                int ri = row(i);
                double pivot = 1 / l[ri + i];
                for (int j = 0; j < i; j++) {
                    double sum = 0;
                    for (int k = j; k < i; k++) {
                        sum += l[ri + k] * l[row(k) + j];
                    }
                    l[ri + j] = -sum * pivot;
                }
                l[ri + i] = pivot;
            }
        }
    }
}
