package org.gradcost.gradbench;

import java.util.Arrays;
import org.gradcost.dual.NestedDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.tape.compile.CompiledGradient;
import org.hipparchus.CalculusFieldElement;

/**
 * First and second derivative of one point's squared distance to its centroid, |C − P|², by the coordinates of C. The second
 * derivative is diagonal, so its diagonal is its product with the vector v of ones: the gradient of the derivative along v.
 * That direction is the inner, forward level.
 */
interface PointSlopes {

    /** Adds to the derivatives with respect to the centroid that starts at c, those of the point that starts at p. */
    void add(double[] centroids, int c, double[] points, int p, double[] first, double[] second);

    /** Returns |C − P|² and its derivative along v, from C, P and v of d coordinates each, one after the other. */
    private static <T extends CalculusFieldElement<T>> NestedDual<T> along(T[] x, int d) {
        NestedDual<T> sum = null;
        for (int j = 0; j < d; j++) {
            NestedDual<T> square =
                    NestedDual.of(x[j].subtract(x[d + j]), x[2 * d + j]).square();
            sum = sum == null ? square : sum.add(square);
        }
        return sum;
    }

    /** Forward over forward: a pass with a tangent for each coordinate of C. */
    final class Forward implements PointSlopes {

        private final int d;
        private final VectorDual[] x;
        private final double[] slopes;

        Forward(int d) {
            this.d = d;
            this.x = new VectorDual[3 * d];
            this.slopes = new double[d];
        }

        @Override
        public void add(double[] centroids, int c, double[] points, int p, double[] first, double[] second) {
            for (int j = 0; j < d; j++) {
                x[j] = VectorDual.variable(centroids[c + j], j, d);
                x[d + j] = VectorDual.constant(points[p + j]);
                x[2 * d + j] = VectorDual.constant(1);
            }
            NestedDual<VectorDual> y = along(x, d);
            addTo(first, c, y.value());
            addTo(second, c, y.tangent());
        }

        private void addTo(double[] sums, int c, VectorDual y) {
            y.tangents(slopes, 0, d);
            for (int j = 0; j < d; j++) {
                sums[c + j] += slopes[j];
            }
        }
    }

    /**
     * Reverse over forward, compiled once. A single sweep gives both: the derivative along v is linear in v, so that its
     * gradient with respect to v is the first derivative, as that with respect to C is the second times v.
     */
    final class Reverse implements PointSlopes {

        private final int d;
        private final double[] x;
        private final double[] adjoints;
        private final CompiledGradient compiled;

        Reverse(int d) {
            this.d = d;
            this.x = new double[3 * d];
            this.adjoints = new double[3 * d];
            Arrays.fill(x, 2 * d, 3 * d, 1);
            this.compiled = CompiledGradient.compile(x -> along(x, d).tangent(), x);
        }

        @Override
        public void add(double[] centroids, int c, double[] points, int p, double[] first, double[] second) {
            System.arraycopy(centroids, c, x, 0, d);
            System.arraycopy(points, p, x, d, d);
            compiled.gradient(x, adjoints);
            for (int j = 0; j < d; j++) {
                first[c + j] += adjoints[2 * d + j];
                second[c + j] += adjoints[j];
            }
        }
    }
}
