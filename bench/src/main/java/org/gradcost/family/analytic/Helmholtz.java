package org.gradcost.family.analytic;

import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.Family;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * The Helmholtz free energy of a mixed fluid,
 * {@code Σ x_i·log(x_i/(1 − u)) − xᵀAx/(√8·u) · log((1 + (1 + √2)·u)/(1 + (1 − √2)·u))} with {@code u = b·x}. Its n² operations
 * yield a single number, so that a pass costs far more than there are inputs.
 *
 * <p>With S = Σ x_i, q = xᵀAx and L the last logarithm:
 * {@code ∂/∂x_i = log(x_i/(1 − u)) + 1 + b_i·S/(1 − u) − 2·L·(Ax)_i/(√8·u) + b_i·(q·L/(√8·u²) − q/(u·(1 + 2u − u²)))}. This holds
 * for a symmetric A. Since xᵀAx depends only on the symmetric part of A, only that part is stored: a gradient then needs the
 * single product Ax that the value needs, and the scalar circuit needs half of A,
 * {@code xᵀAx/2 = Σ_i x_i·(a_ii·x_i/2 + Σ_{j<i} a_ij·x_j)}.
 *
 * <p>Only x is differentiated. b, A and x are uniform in (0, 0.1] and drawn in that order; for n above 50, b and A are divided by
 * n/50. Then {@code u ≤ ½} for any n (u is a sum of n products up to 0.01·min(1, 50/n)), so that all logarithms exist, and the
 * ratio of the two terms stays the same as n grows.
 *
 * <p>A is stored in one array, so n is at most 46 340.
 *
 * <p>Source: A. Griewank, "On automatic differentiation", in <em>Mathematical Programming</em>, 1989; as benchmarked by
 * DiffSharp.
 */
public final class Helmholtz implements Family {

    private static final int LARGEST = 46_340; // the square root of the largest array length

    @Override
    public String name() {
        return "helmholtz";
    }

    @Override
    public String formula() {
        return "Σ x_i·log(x_i/(1 − u)) − xᵀAx/(√8·u)·log((1 + (1 + √2)u)/(1 + (1 − √2)u)), u = b·x";
    }

    @Override
    public String inputs() {
        return "b, A, x uniform in (0, 0.1]; b and A divided by max(1, n/50)";
    }

    @Override
    public String source() {
        return "Griewank 1989; DiffSharp";
    }

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
    public Problem problem(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double dilution = Math.max(1, n / 50.0);
        double[] b = uniform(random, n, 0.1 / dilution);
        double[] a = uniform(random, n * n, 0.1 / dilution);
        return new Fluid(uniform(random, n, 0.1), b, a);
    }

    /** Returns uniform numbers in (0, scale], without a second array, since A may take most of the memory. */
    private static double[] uniform(SplittableRandom random, int count, double scale) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = scale * (1 - random.nextDouble());
        }
        return numbers;
    }

    /** A fluid and its composition x. */
    public static final class Fluid implements ScalarCircuit, NaturalCircuit, MatrixCircuit {

        private static final double SQRT2 = Math.sqrt(2);
        private static final double SQRT8 = Math.sqrt(8);

        /**
         * The number of inputs from which functions of arrays are faster than plain loops. Measured with JDK 17 on a Zen 5: the
         * gradient of 5 inputs takes 39 ns by plain loops and 56 ns by functions of arrays, of 12 inputs 95 and 100 ns, of 20
         * inputs 195 and 169 ns.
         */
        private static final int FEWEST_INPUTS = 16;

        private final double[] inputs;
        private final DMatrixRMaj b;
        private final DMatrixRMaj a;
        private final double[] product; // Ax
        private final double[] diluted;
        private final double[] logarithms;
        private final double[] work;

        /**
         * Creates the problem.
         *
         * @param inputs x
         * @param b vector as long as x
         * @param a matrix A row by row; it is made symmetric in place
         */
        public Fluid(double[] inputs, double[] b, double[] a) {
            int n = inputs.length;
            this.inputs = inputs;
            this.b = DMatrixRMaj.wrap(n, 1, b);
            this.a = DMatrixRMaj.wrap(n, n, a);
            this.product = new double[n];
            this.diluted = new double[n];
            this.logarithms = new double[n];
            this.work = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    double mean = (a[i * n + j] + a[j * n + i]) / 2;
                    a[i * n + j] = mean;
                    a[j * n + i] = mean;
                }
            }
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("b", b.data, "a", a.data);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T u = dot(x[0].newInstance(0), x.length, b.data, 0, x);
            T free = u.negate().add(1);
            Sum<T> entropy = Functions.sum(x[0].newInstance(0));
            for (T xi : x) {
                entropy.add(xi.multiply(xi.divide(free).log()));
            }
            Sum<T> attraction = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < x.length; i++) {
                T diagonal = x[i].multiply(a.get(i, i) / 2);
                attraction.add(x[i].multiply(dot(diagonal, i, a.data, i * x.length, x)));
            }
            return energy(u, entropy.total(), attraction.total());
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            T u = sum(x[0].newInstance(0), x.length, b.data, 0, x);
            T free = u.negate().add(1);
            T entropy = x[0].newInstance(0);
            for (T xi : x) {
                entropy = entropy.add(xi.multiply(xi.divide(free).log()));
            }
            T attraction = x[0].newInstance(0);
            for (int i = 0; i < x.length; i++) {
                T diagonal = x[i].multiply(a.get(i, i) / 2);
                attraction = attraction.add(x[i].multiply(sum(diagonal, i, a.data, i * x.length, x)));
            }
            return energy(u, entropy, attraction);
        }

        private static <T extends CalculusFieldElement<T>> T sum(T first, int n, double[] constants, int start, T[] x) {
            T sum = first;
            for (int j = 0; j < n; j++) {
                sum = sum.add(x[j].multiply(constants[start + j]));
            }
            return sum;
        }

        private static <T extends CalculusFieldElement<T>> T energy(T u, T entropy, T attraction) {
            T log = u.multiply(1 + SQRT2)
                    .add(1)
                    .divide(u.multiply(1 - SQRT2).add(1))
                    .log();
            return entropy.subtract(attraction.divide(u.multiply(SQRT8 / 2)).multiply(log));
        }

        /** Returns first + Σ a_j·x_j, for n constants a starting at {@code start}. */
        private static <T extends CalculusFieldElement<T>> T dot(T first, int n, double[] constants, int start, T[] x) {
            Sum<T> sum = Functions.sum(first);
            sum.addDot(n, constants, start, x, 0, 1);
            return sum.total();
        }

        @Override
        public int[][] shapes() {
            return new int[][] {{inputs.length, 1}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] inputs) {
            M x = inputs[0];
            M u = x.dot(x.constant(b));
            M dilution = u.negative().plus(1).elementPower(-1);
            M entropy = x.dot(x.scale(dilution).elementLog());
            M attraction = x.quadraticForm(x.constant(a));
            M log = u.scale(1 + SQRT2)
                    .plus(1)
                    .elementDiv(u.scale(1 - SQRT2).plus(1))
                    .elementLog();
            return entropy.minus(attraction.elementDiv(u.scale(SQRT8)).elementMult(log));
        }

        @Override
        public double primal(double[] x) {
            double u = dot(b.data, x);
            double dilution = 1 / (1 - u);
            logarithms(x, dilution);
            double entropy = dot(logarithms, x);
            double q = x.length < FEWEST_INPUTS ? attraction(x) : Products.quadraticForm(x.length, a.data, x);
            return entropy - q / (SQRT8 * u) * log(u);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            int n = x.length;
            double u = dot(b.data, x);
            double dilution = 1 / (1 - u);
            logarithms(x, dilution);
            double sum = Products.sum(x, 0, n);
            double entropy = dot(logarithms, x);
            double q = attraction(x);
            double log = log(u);
            double ofProduct = 2 * log / (SQRT8 * u);
            double ofU = sum * dilution + q * log / (SQRT8 * u * u) - q / (u * (1 + 2 * u - u * u));
            for (int i = 0; i < n; i++) {
                gradient[i] = logarithms[i] + 1 + b.data[i] * ofU - product[i] * ofProduct;
            }
            return entropy - q / (SQRT8 * u) * log;
        }

        /**
         * Computes the Hessian times v, which is the derivative of the gradient along v. With a dot for derivatives along v,
         * {@code u̇ = b·v}, {@code q̇ = 2·(Ax)·v}, {@code L̇ = √8·u̇/(1 + 2u − u²)} and
         * {@code (H·v)_i = v_i/x_i + u̇/(1 − u) + b_i·ċ − (Av)_i·d − (Ax)_i·ḋ}, where c and d are the factors of b_i and (Ax)_i
         * in the gradient.
         */
        public void along(double[] x, double[] v, double[] second) {
            int n = x.length;
            double u = Products.dot(b.data, 0, x, 0, n);
            double du = Products.dot(b.data, 0, v, 0, n);
            double dilution = 1 / (1 - u);
            double q = attraction(x);
            double dq = 2 * Products.dot(product, 0, v, 0, n);
            double log = log(u);
            double cubic = 1 + 2 * u - u * u;
            double dlog = SQRT8 * du / cubic;
            double w = u * cubic;
            double dw = (1 + 4 * u - 3 * u * u) * du;
            double ofProduct = 2 * log / (SQRT8 * u);
            double dOfProduct = 2 * (dlog - log * du / u) / (SQRT8 * u);
            double dOfU = Products.sum(v, 0, n) * dilution
                    + Products.sum(x, 0, n) * dilution * dilution * du
                    + (dq * log + q * dlog - 2 * q * log * du / u) / (SQRT8 * u * u)
                    - dq / w
                    + q * dw / (w * w);
            Products.multSymmetric(n, a.data, v, work);
            for (int i = 0; i < n; i++) {
                second[i] =
                        v[i] / x[i] + du * dilution + b.data[i] * dOfU - work[i] * ofProduct - product[i] * dOfProduct;
            }
        }

        private static double dot(double[] c, double[] x) {
            return x.length < FEWEST_INPUTS ? shortDot(c, 0, x) : Products.dot(c, 0, x, 0, x.length);
        }

        /** Returns the dot product of x and as many elements from {@code c[start]}; fast where x is short. */
        private static double shortDot(double[] c, int start, double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum = FusedMultiplyAdd.of(c[start + i], x[i], sum);
            }
            return sum;
        }

        /** Computes log(x_i/(1 − u)). */
        private void logarithms(double[] x, double dilution) {
            if (x.length < FEWEST_INPUTS) {
                for (int i = 0; i < x.length; i++) {
                    logarithms[i] = Elementary.log(x[i] * dilution);
                }
                return;
            }
            for (int i = 0; i < x.length; i++) {
                diluted[i] = x[i] * dilution;
            }
            Elementary.log(x.length, diluted, logarithms, work);
        }

        /** Returns xᵀAx, and stores Ax. */
        private double attraction(double[] x) {
            if (x.length < FEWEST_INPUTS) {
                for (int i = 0; i < x.length; i++) {
                    product[i] = shortDot(a.data, i * x.length, x);
                }
            } else {
                Products.multSymmetric(x.length, a.data, x, product);
            }
            return dot(product, x);
        }

        private static double log(double u) {
            return Elementary.log((1 + (1 + SQRT2) * u) / (1 + (1 - SQRT2) * u));
        }
    }
}
