package org.gradcost.family.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.hipparchus.CalculusFieldElement;

/**
 * A determinant by recursive expansion along the first row, see {@link Minors}: it has ℓ² inputs and about 1.7·ℓ! products, so
 * that a tape outgrows any memory while there are few inputs.
 *
 * <p>The gradient is the matrix of cofactors. By hand, the same recursion computes it together with the value: a minor that
 * enters the result with weight w contributes {@code ±w·minor_j} to the derivative with respect to a_ij, and passes
 * {@code ±w·a_ij} on as the weight of minor_j.
 *
 * <p>n = ℓ². As a family, ℓ is at most 8, which is a hundred thousand products. Source: {@code det} of GradBench, from B. Bell's
 * cmpad.
 */
public final class Determinant extends SizeLadderFamily {

    public Determinant() {
        super(new SizeLadder(8, step -> (step + 1L) * (step + 1)));
    }

    @Override
    public String name() {
        return "det";
    }

    @Override
    public String formula() {
        return "det A by minors, A ℓ×ℓ with ℓ² = n";
    }

    @Override
    public String inputs() {
        return "uniform in [0, 1)";
    }

    @Override
    public String source() {
        return "GradBench det; cmpad";
    }

    /** Returns the exponent between ℓ = 3 and ℓ = 8; the work grows as ℓ!, which is not a power of n. */
    @Override
    public double growth() {
        return 4.5;
    }

    @Override
    public Problem problem(int n, long seed) {
        return at(new SplittableRandom(seed).doubles(n).toArray(), step(n) + 1);
    }

    /** Returns the determinant of a matrix of size×size, row by row. */
    public static Problem at(double[] matrix, int size) {
        if (size < 1 || matrix.length != size * size) {
            throw new IllegalArgumentException(
                    "det: " + matrix.length + " numbers are not a matrix of " + size + "x" + size);
        }
        return new Expansion(matrix, size);
    }

    private static final class Expansion implements ScalarCircuit {

        private final double[] inputs;
        private final int size;
        private final int[] next;

        Expansion(double[] inputs, int size) {
            this.inputs = inputs;
            this.size = size;
            this.next = Minors.columns(size);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return new Minors<>(x, size).determinant();
        }

        @Override
        public double primal(double[] x) {
            return minor(x, 0);
        }

        private double minor(double[] a, int row) {
            int start = row * size - 1;
            if (row == size - 1) {
                return a[start + next[0]];
            }
            double sum = 0;
            double sign = 1;
            int before = 0;
            for (int column = next[0]; column <= size; column = next[column]) {
                next[before] = next[column];
                sum += sign * a[start + column] * minor(a, row + 1);
                next[before] = column;
                sign = -sign;
                before = column;
            }
            return sum;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            return minor(x, 0, 1, gradient);
        }

        private double minor(double[] a, int row, double weight, double[] gradient) {
            int start = row * size - 1;
            if (row == size - 1) {
                gradient[start + next[0]] += weight;
                return a[start + next[0]];
            }
            double sum = 0;
            double sign = 1;
            int before = 0;
            for (int column = next[0]; column <= size; column = next[column]) {
                int at = start + column;
                next[before] = next[column];
                double minor = minor(a, row + 1, sign * weight * a[at], gradient);
                next[before] = column;
                gradient[at] += sign * weight * minor;
                sum += sign * a[at] * minor;
                sign = -sign;
                before = column;
            }
            return sum;
        }
    }
}
