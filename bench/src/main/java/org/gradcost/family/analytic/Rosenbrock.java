package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.NeighbourSum;
import org.gradcost.family.Problem;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.CalculusFieldElement;

/**
 * The Rosenbrock chain, {@code Σ_{i<n−1} (1 − x_i)² + 100·(x_{i+1} − x_i²)²}: cheap arithmetic, every term local.
 *
 * <p>With {@code t_i = x_{i+1} − x_i²}: {@code ∂/∂x_i} gets {@code −2(1 − x_i) − 400·x_i·t_i}, and {@code ∂/∂x_{i+1}}
 * gets {@code 200·t_i}. At n = 1 the sum is empty; the family starts at 2.
 *
 * <p>Source: H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a function", The Computer
 * Journal 3, 1960; the chain as in the benchmarks of ForwardDiff.jl and Adept.
 */
public final class Rosenbrock implements Family {

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

    private record Chain(double[] inputs) implements NeighbourSum {

        @Override
        public int terms() {
            return inputs.length - 1;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < terms; i++) {
                T a = x[i].negate().add(1);
                T b = x[i + 1].subtract(x[i].multiply(x[i]));
                sum.add(a.multiply(a).add(b.multiply(b).multiply(100)));
            }
            return sum.total();
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length - 1; i++) {
                double a = 1 - x[i];
                double b = x[i + 1] - x[i] * x[i];
                sum += a * a + 100 * (b * b);
            }
            return sum;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double sum = 0;
            double carried = 0; // what term i − 1 left for x_i
            for (int i = 0; i < x.length - 1; i++) {
                double a = 1 - x[i];
                double b = x[i + 1] - x[i] * x[i];
                sum += a * a + 100 * (b * b);
                gradient[i] = carried - 2 * a - 400 * x[i] * b;
                carried = 200 * b;
            }
            gradient[x.length - 1] = carried;
            return sum;
        }
    }
}
