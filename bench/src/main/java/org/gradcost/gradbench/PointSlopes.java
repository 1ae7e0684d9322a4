package org.gradcost.gradbench;

import java.util.Arrays;
import org.gradcost.dual.NestedDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.tape.compile.CompiledFunction;
import org.hipparchus.CalculusFieldElement;

/**
 * First and second derivatives of squared distances of points to their centroids, |C − P|², with respect to the coordinates of C.
 * The second derivative is diagonal, so its diagonal is its product with the vector of ones.
 */
interface PointSlopes {

    /**
     * Adds the derivatives for some points to those with respect to the centroids.
     *
     * @param nearest start of each point's centroid in {@code centroids}
     * @param count number of points
     */
    void add(double[] centroids, int[] nearest, double[] points, int count, double[] first, double[] second);

    /** Forward over forward mode: one pass per point, with a tangent for each coordinate of C. */
    final class Forward implements PointSlopes {

        private final int d;
        private final VectorDual[] x;
        private final double[] slopes;

        Forward(int d) {
            this.d = d;
            this.x = new VectorDual[2 * d];
            this.slopes = new double[d];
        }

        @Override
        public void add(
                double[] centroids, int[] nearest, double[] points, int count, double[] first, double[] second) {
            for (int i = 0; i < count; i++) {
                add(centroids, nearest[i], points, i * d, first, second);
            }
        }

        private void add(double[] centroids, int c, double[] points, int p, double[] first, double[] second) {
            NestedDual<VectorDual> sum = null;
            VectorDual one = VectorDual.constant(1);
            for (int j = 0; j < d; j++) {
                VectorDual at = VectorDual.variable(centroids[c + j], j, d).subtract(points[p + j]);
                NestedDual<VectorDual> square = NestedDual.of(at, one).square();
                sum = sum == null ? square : sum.add(square);
            }
            addTo(first, c, sum.value());
            addTo(second, c, sum.tangent());
        }

        private void addTo(double[] sums, int c, VectorDual y) {
            y.tangents(slopes, 0, d);
            for (int j = 0; j < d; j++) {
                sums[c + j] += slopes[j];
            }
        }
    }

    /**
     * Forward over reverse mode, compiled once: the gradient and H·v for the distances of several points at a time, which costs
     * less than a call for each. The points are data. The last call has the same number of points, of which some are not used.
     */
    final class Reverse implements PointSlopes {

        /** The number of points per call; more do not make it faster. */
        private static final int TOGETHER = 16;

        private final int d;
        private final double[] x;
        private final double[] data;
        private final double[][] ones;
        private final double[] gradient;
        private final double[][] product;
        private final CompiledFunction distances;

        Reverse(int d) {
            this.d = d;
            this.x = new double[TOGETHER * d];
            this.data = new double[TOGETHER * d];
            this.ones = new double[1][TOGETHER * d];
            this.gradient = new double[TOGETHER * d];
            this.product = new double[1][TOGETHER * d];
            Arrays.fill(ones[0], 1);
            this.distances = CompiledFunction.compile(Reverse::distances, x, data);
        }

        private static <T extends CalculusFieldElement<T>> T distances(T[] centroids, T[] points) {
            T sum = centroids[0].getField().getZero();
            for (int i = 0; i < centroids.length; i++) {
                sum = sum.add(centroids[i].subtract(points[i]).square());
            }
            return sum;
        }

        @Override
        public void add(
                double[] centroids, int[] nearest, double[] points, int count, double[] first, double[] second) {
            for (int start = 0; start < count; start += TOGETHER) {
                int together = Math.min(TOGETHER, count - start);
                for (int i = 0; i < together; i++) {
                    System.arraycopy(centroids, nearest[start + i], x, i * d, d);
                }
                System.arraycopy(points, start * d, data, 0, together * d);
                distances.hvp(x, data, ones, gradient, product);
                for (int i = 0; i < together; i++) {
                    int c = nearest[start + i];
                    for (int j = 0; j < d; j++) {
                        first[c + j] += gradient[i * d + j];
                        second[c + j] += product[0][i * d + j];
                    }
                }
            }
        }
    }
}
