package org.gradcost.family.linalg;

import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.hipparchus.CalculusFieldElement;

/**
 * A determinant by Gaussian elimination without pivoting, {@code det A = Π_k u_kk} with {@code A = LU}: three nested loops over
 * the remaining part of the matrix.
 *
 * <p>By hand: {@code ∂det/∂a_ij = det·(A⁻¹)_ji}, where row i is the solution of {@code LU·y = e_i}.
 *
 * <p>n = ℓ². A is the identity plus numbers uniform in (−½, ½)/ℓ, so that every pivot is near 1.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, <em>Matrix Computations</em>, 4th ed., algorithm 3.2.1 (row by row).
 */
public final class LuDeterminant extends SizeLadderFamily {

    public LuDeterminant() {
        super(SizeLadder.endless(step -> (step + 1L) * (step + 1)));
    }

    @Override
    public String name() {
        return "det-lu";
    }

    @Override
    public String formula() {
        return "det A = Π u_kk, A = LU, A ℓ×ℓ with ℓ² = n";
    }

    @Override
    public String inputs() {
        return "the identity plus uniform in (−½, ½)/ℓ";
    }

    @Override
    public String source() {
        return "Golub and Van Loan, algorithm 3.2.1";
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
            a[i] = a[i] / size + (i % (size + 1) == 0 ? 1 : 0);
        }
        return new Elimination(a, size);
    }

    private static final class Elimination implements ScalarCircuit {

        private final double[] inputs;
        private final int size;
        private final double[] lu;

        Elimination(double[] inputs, int size) {
            this.inputs = inputs;
            this.size = size;
            this.lu = new double[inputs.length];
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T[] a = x.clone();
            T det = a[0];
            for (int k = 0; k < size; k++) {
                T pivot = a[k * size + k];
                det = k == 0 ? pivot : det.multiply(pivot);
                for (int i = k + 1; i < size; i++) {
                    T l = a[i * size + k].divide(pivot);
                    for (int j = k + 1; j < size; j++) {
                        a[i * size + j] = a[i * size + j].subtract(l.multiply(a[k * size + j]));
                    }
                }
            }
            return det;
        }

        @Override
        public double primal(double[] x) {
            System.arraycopy(x, 0, lu, 0, x.length);
            double det = 1;
            for (int k = 0; k < size; k++) {
                double pivot = lu[k * size + k];
                det *= pivot;
                for (int i = k + 1; i < size; i++) {
                    double l = lu[i * size + k] / pivot;
                    lu[i * size + k] = l;
                    for (int j = k + 1; j < size; j++) {
                        lu[i * size + j] -= l * lu[k * size + j];
                    }
                }
            }
            return det;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double det = primal(x);
            for (int row = 0; row < size; row++) {
                solve(gradient, row, det);
            }
            return det;
        }

        /** Solves LU·y = e_row, and stores det·y as that row of the gradient. */
        private void solve(double[] gradient, int row, double det) {
            int y = row * size;
            for (int i = 0; i < size; i++) {
                double sum = i == row ? det : 0;
                for (int k = row; k < i; k++) {
                    sum -= lu[i * size + k] * gradient[y + k];
                }
                gradient[y + i] = sum;
            }
            for (int i = size - 1; i >= 0; i--) {
                double sum = gradient[y + i];
                for (int k = i + 1; k < size; k++) {
                    sum -= lu[i * size + k] * gradient[y + k];
                }
                gradient[y + i] = sum / lu[i * size + i];
            }
        }
    }
}
