package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.NeighbourSum;
import org.gradcost.family.Problem;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;
import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.vector.VectorRosenbrock;
import org.hipparchus.CalculusFieldElement;

/**
 * The Rosenbrock chain, {@code Σ_{i<n−1} (1 − x_i)² + 100·(x_{i+1} − x_i²)²}: cheap arithmetic, and only local terms.
 *
 * <p>With {@code t_i = x_{i+1} − x_i²}, term i contributes {@code −2(1 − x_i) − 400·x_i·t_i} to {@code ∂/∂x_i} and
 * {@code 200·t_i} to {@code ∂/∂x_{i+1}}. For n = 1 the sum is empty, so the family starts at 2.
 *
 * <p>Source: H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a function", The Computer Journal
 * 3, 1960; the chain as in the benchmarks of ForwardDiff.jl and Adept.
 */
public final class Rosenbrock implements Family {

    private static final boolean VECTOR = Kernels.ofThisJvm() == Kernels.VECTOR;

    @Override
    public String name() {
        return "rosenbrock";
    }

    @Override
    public String formula() {
        return "Σ (1 − x_i)² + 100·(x_{i+1} − x_i²)²";
    }

    @Override
    public String inputs() {
        return "uniform in [−2, 2)";
    }

    @Override
    public String source() {
        return "Rosenbrock 1960; ForwardDiff.jl, Adept";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.max(2, n);
    }

    @Override
    public Problem problem(int n, long seed) {
        return new Chain(new SplittableRandom(seed).doubles(n, -2, 2).toArray());
    }

    private static final class Chain implements NeighbourSum, NaturalCircuit {

        private final double[] inputs;
        private final ShiftedBlock block = new ShiftedBlock();

        Chain(double[] inputs) {
            this.inputs = inputs;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public int terms() {
            return inputs.length - 1;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < terms; i++) {
                sum.add(term(x[i], x[i + 1]));
            }
            return sum.total();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            T sum = term(x[0], x[1]);
            for (int i = 1; i < terms(); i++) {
                sum = sum.add(term(x[i], x[i + 1]));
            }
            return sum;
        }

        private static <T extends CalculusFieldElement<T>> T term(T x, T next) {
            T a = x.negate().add(1);
            T b = next.subtract(x.multiply(x));
            return a.multiply(a).add(b.multiply(b).multiply(100));
        }

        @Override
        public double primal(double[] x) {
            if (terms() < ShiftedBlock.FEWEST_TERMS) {
                return valueByTerms(x);
            }
            return VECTOR ? VectorRosenbrock.value(x) : valueByBlocks(x);
        }

        private static double valueByTerms(double[] x) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < x.length - 1; i++) {
                double a = 1 - x[i];
                double b = FusedMultiplyAdd.of(-x[i], x[i], x[i + 1]);
                sum = FusedMultiplyAdd.of(a, a, sum);
                squares = FusedMultiplyAdd.of(b, b, squares);
            }
            return FusedMultiplyAdd.of(100, squares, sum);
        }

        /** Returns the value; the first block is outside of the loop, since HotSpot leaves loops in a loop of one turn scalar. */
        private double valueByBlocks(double[] x) {
            double sum = valueOfBlock(x, 0);
            for (int from = ShiftedBlock.LENGTH; from < terms(); from += ShiftedBlock.LENGTH) {
                sum += valueOfBlock(x, from);
            }
            return sum;
        }

        private double valueOfBlock(double[] x, int from) {
            int n = block.load(x, from, length(from));
            terms(n, block.x, block.next, block.terms);
            return Products.sum(block.terms, 0, n);
        }

        private int length(int from) {
            return Math.min(ShiftedBlock.LENGTH, terms() - from);
        }

        private static void terms(int n, double[] x, double[] next, double[] terms) {
            for (int i = 0; i < n; i++) {
                double a = 1 - x[i];
                double b = FusedMultiplyAdd.of(-x[i], x[i], next[i]);
                terms[i] = FusedMultiplyAdd.of(100 * b, b, a * a);
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (terms() < ShiftedBlock.FEWEST_TERMS) {
                return gradientByTerms(x, gradient);
            }
            return VECTOR ? VectorRosenbrock.gradient(x, gradient) : gradientByBlocks(x, gradient);
        }

        private static double gradientByTerms(double[] x, double[] gradient) {
            double sum = 0;
            double squares = 0;
            double carried = 0; // contribution of term i − 1 to x_i
            for (int i = 0; i < x.length - 1; i++) {
                double a = 1 - x[i];
                double b = FusedMultiplyAdd.of(-x[i], x[i], x[i + 1]);
                sum = FusedMultiplyAdd.of(a, a, sum);
                squares = FusedMultiplyAdd.of(b, b, squares);
                gradient[i] = FusedMultiplyAdd.of(-400 * x[i], b, FusedMultiplyAdd.of(-2, a, carried));
                carried = 200 * b;
            }
            gradient[x.length - 1] = carried;
            return FusedMultiplyAdd.of(100, squares, sum);
        }

        private double gradientByBlocks(double[] x, double[] gradient) {
            double sum = gradientOfBlock(x, 0);
            double carried = block.store(length(0), gradient, 0, 0); // contribution of term i − 1 to x_i
            for (int from = ShiftedBlock.LENGTH; from < terms(); from += ShiftedBlock.LENGTH) {
                sum += gradientOfBlock(x, from);
                carried = block.store(length(from), gradient, from, carried);
            }
            gradient[x.length - 1] = carried;
            return sum;
        }

        /** Computes the slopes of the terms of a block, and returns the sum of the terms. */
        private double gradientOfBlock(double[] x, int from) {
            int n = block.load(x, from, length(from));
            slopes(n, block.x, block.next, block.terms, block.slopes, block.slopesOfNext);
            return Products.sum(block.terms, 0, n);
        }

        private static void slopes(
                int n, double[] x, double[] next, double[] terms, double[] slopes, double[] slopesOfNext) {
            for (int i = 0; i < n; i++) {
                double a = 1 - x[i];
                double b = FusedMultiplyAdd.of(-x[i], x[i], next[i]);
                terms[i] = FusedMultiplyAdd.of(100 * b, b, a * a);
                slopes[i] = FusedMultiplyAdd.of(-400 * x[i], b, -2 * a);
                slopesOfNext[i] = 200 * b;
            }
        }
    }
}
