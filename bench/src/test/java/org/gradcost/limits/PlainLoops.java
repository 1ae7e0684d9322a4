package org.gradcost.limits;

import java.util.Map;
import org.gradcost.family.Problem;
import org.gradcost.family.vision.Camera;
import org.gradcost.mode.Differentiator;

/**
 * Values and gradients in the loops that one would write first: one sum, no lanes, copies or blocks, and the functions of {@link
 * Math}. A second unit for compiled derivatives, beside that of the primals and gradients by hand, which are as fast as is known.
 *
 * @param value computes the value alone
 * @param gradient computes value and gradient
 */
record PlainLoops(Differentiator value, Differentiator gradient) {

    private static final double SQRT2 = Math.sqrt(2);
    private static final double SQRT8 = Math.sqrt(8);

    /** Returns the loops of a family; those by hand if they are plain loops already. */
    static PlainLoops of(String family, Problem problem) {
        return switch (family) {
            case "product" -> new PlainLoops((x, none) -> product(x), PlainLoops::product);
            case "rosenbrock" -> new PlainLoops((x, none) -> rosenbrock(x), PlainLoops::rosenbrock);
            case "sigmoid-chain" -> new PlainLoops((x, none) -> sigmoidChain(x), PlainLoops::sigmoidChain);
            case "helmholtz" -> {
                Helmholtz fluid = Helmholtz.of(problem.constants());
                yield new PlainLoops((x, none) -> fluid.value(x), fluid::gradient);
            }
            case "ba" -> {
                Cameras cameras = Cameras.of(problem.constants());
                yield new PlainLoops((x, none) -> cameras.value(x), problem::gradient);
            }
            case "mlp" -> {
                PlainNetwork network = PlainNetwork.of(problem.constants(), problem.inputs().length);
                yield new PlainLoops((x, none) -> network.value(x), network::gradient);
            }
            case "dense-map" -> {
                double[] w = (double[]) problem.constants().get("w");
                double[] b = (double[]) problem.constants().get("b");
                yield new PlainLoops((x, none) -> layer(w, b, x), problem::gradient);
            }
            default -> new PlainLoops((x, none) -> problem.primal(x), problem::gradient);
        };
    }

    /** Returns the sum of squares of {@code tanh(W·x + b)}. */
    private static double layer(double[] w, double[] b, double[] x) {
        double squares = 0;
        for (int i = 0; i < b.length; i++) {
            double sum = b[i];
            for (int j = 0; j < x.length; j++) {
                sum += w[i * x.length + j] * x[j];
            }
            double y = Math.tanh(sum);
            squares += y * y;
        }
        return squares;
    }

    /** The errors of bundle adjustment, one observation after the other, each with the rotation of its camera. */
    private record Cameras(int count, double[][] features, double[] block, double[] error) {

        private static final int SEEN = 4;
        private static final int CAMERA = 11;

        static Cameras of(Map<String, Object> constants) {
            double[][] features = (double[][]) constants.get("features");
            return new Cameras(features.length / SEEN, features, new double[Camera.INPUTS], new double[2]);
        }

        /** Returns the sum of squares of the outputs. */
        double value(double[] x) {
            double squares = 0;
            for (int i = 0; i < features.length; i++) {
                int camera = i / SEEN;
                int point = (2 * camera + i % SEEN) % (2 * count);
                System.arraycopy(x, CAMERA * camera, block, 0, CAMERA);
                System.arraycopy(x, CAMERA * count + 3 * point, block, CAMERA, 3);
                double w = x[(CAMERA + 6) * count + i];
                block[Camera.INPUTS - 1] = w;
                Camera.error(block, features[i], error);
                squares += error[0] * error[0] + error[1] * error[1] + (1 - w * w) * (1 - w * w);
            }
            return squares;
        }
    }

    private static double product(double[] x) {
        double product = 1;
        for (double factor : x) {
            product *= factor;
        }
        return product;
    }

    private static double product(double[] x, double[] gradient) {
        double prefix = 1;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = prefix;
            prefix *= x[i];
        }
        double suffix = 1;
        for (int i = x.length - 1; i >= 0; i--) {
            gradient[i] *= suffix;
            suffix *= x[i];
        }
        return prefix;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * (b * b);
        }
        return sum;
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double sum = 0;
        double carried = 0;
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

    private static double sigmoidChain(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += 1 / (1 + Math.exp(-x[i] * x[i + 1 < x.length ? i + 1 : 0]));
        }
        return sum;
    }

    private static double sigmoidChain(double[] x, double[] gradient) {
        double sum = 0;
        double carried = 0;
        for (int i = 0; i < x.length; i++) {
            double next = x[i + 1 < x.length ? i + 1 : 0];
            double s = 1 / (1 + Math.exp(-x[i] * next));
            double slope = s * (1 - s);
            sum += s;
            gradient[i] = carried + slope * next;
            carried = slope * x[i];
        }
        gradient[0] += carried;
        return sum;
    }

    /**
     * The Helmholtz energy with a symmetric A.
     *
     * @param product receives Ax
     */
    private record Helmholtz(double[] b, double[] a, double[] product) {

        static Helmholtz of(Map<String, Object> constants) {
            double[] b = (double[]) constants.get("b");
            return new Helmholtz(b, (double[]) constants.get("a"), new double[b.length]);
        }

        double value(double[] x) {
            double u = dot(b, 0, x);
            double dilution = 1 / (1 - u);
            double entropy = 0;
            for (double xi : x) {
                entropy += xi * Math.log(xi * dilution);
            }
            return entropy - attraction(x) / (SQRT8 * u) * last(u);
        }

        double gradient(double[] x, double[] gradient) {
            double u = dot(b, 0, x);
            double dilution = 1 / (1 - u);
            double sum = 0;
            double entropy = 0;
            for (int i = 0; i < x.length; i++) {
                double log = Math.log(x[i] * dilution);
                gradient[i] = log + 1;
                entropy += x[i] * log;
                sum += x[i];
            }
            double q = attraction(x);
            double log = last(u);
            double ofProduct = 2 * log / (SQRT8 * u);
            double ofU = sum * dilution + q * log / (SQRT8 * u * u) - q / (u * (1 + 2 * u - u * u));
            for (int i = 0; i < x.length; i++) {
                gradient[i] += b[i] * ofU - product[i] * ofProduct;
            }
            return entropy - q / (SQRT8 * u) * log;
        }

        /** Returns xᵀAx, and stores Ax. */
        private double attraction(double[] x) {
            double q = 0;
            for (int i = 0; i < x.length; i++) {
                product[i] = dot(a, i * x.length, x);
                q += x[i] * product[i];
            }
            return q;
        }

        private static double dot(double[] a, int from, double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += a[from + i] * x[i];
            }
            return sum;
        }

        private static double last(double u) {
            return Math.log((1 + (1 + SQRT2) * u) / (1 + (1 - SQRT2) * u));
        }
    }
}
