package org.gradcost.family.learning;

import java.util.Map;
import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/**
 * The cost of k-means clustering, {@code Σ_i min_j |C_j − P_i|²}: every point belongs to its nearest centroid; if two are equally
 * near, to the first.
 *
 * <p>By hand, all points are compared with one centroid after another, coordinate by coordinate (see {@link NearestCentroids}).
 *
 * <p>Only the centroids C are differentiated: {@code ∂/∂C_j = 2·Σ (C_j − P_i)} over the points of C_j. The second derivative is
 * diagonal, twice the number of points of C_j. The minimum is a branch on values: a circuit finds the nearest centroid in plain
 * arithmetic, and computes only the distance to that one in gates.
 *
 * <p>As a family: 100 points in the plane, so that the work grows as n = 2·k.
 *
 * <p>Source: {@code kmeans} of GradBench.
 */
public final class KMeans implements Family {

    private static final int POINTS = 100;
    private static final int DIMENSION = 2;

    @Override
    public String name() {
        return "kmeans";
    }

    @Override
    public String formula() {
        return "Σ_i min_j |C_j − P_i|², 100 points P in the plane, n/2 centroids C";
    }

    @Override
    public String inputs() {
        return "points and centroids uniform in [0, 1)²";
    }

    @Override
    public String source() {
        return "GradBench kmeans";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.max(DIMENSION, n - n % DIMENSION);
    }

    @Override
    public int largest() {
        return nearest(Integer.MAX_VALUE);
    }

    @Override
    public Problem problem(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] centroids = random.doubles(n).toArray();
        return at(random.doubles(POINTS * DIMENSION).toArray(), centroids, DIMENSION);
    }

    /**
     * Returns a clustering problem.
     *
     * @param points {@code dimension} numbers each, one after the other
     * @param centroids {@code dimension} numbers each, one after the other; the point of the gradient
     */
    public static ScalarCircuit at(double[] points, double[] centroids, int dimension) {
        return new Clustering(points, centroids, dimension);
    }

    /** Returns the start index of the centroid nearest to the point that starts at p. */
    private static int nearest(double[] centroids, double[] points, int p, int dimension) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centroids.length; c += dimension) {
            double distance = distance(centroids, c, points, p, dimension);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    private static double distance(double[] centroids, int c, double[] points, int p, int dimension) {
        double distance = 0;
        for (int q = 0; q < dimension; q++) {
            double difference = centroids[c + q] - points[p + q];
            distance += difference * difference;
        }
        return distance;
    }

    private static final class Clustering implements ScalarCircuit {

        private final double[] points;
        private final double[] inputs;
        private final int d;
        private NearestCentroids centroids;

        Clustering(double[] points, double[] inputs, int d) {
            this.points = points;
            this.inputs = inputs;
            this.d = d;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("points", points, "dimension", d);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            double[] centroids = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                centroids[i] = x[i].getReal();
            }
            T sum = x[0].newInstance(0);
            for (int p = 0; p < points.length; p += d) {
                int c = nearest(centroids, points, p, d);
                for (int q = 0; q < d; q++) {
                    T difference = x[c + q].subtract(points[p + q]);
                    sum = sum.add(difference.multiply(difference));
                }
            }
            return sum;
        }

        /** Returns true, since the nearest centroid is found outside the gates. */
        @Override
        public boolean readsValues() {
            return true;
        }

        private NearestCentroids centroids() {
            if (centroids == null) {
                centroids = new NearestCentroids(points, d);
            }
            return centroids;
        }

        @Override
        public double primal(double[] x) {
            return centroids().cost(x);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            return centroids().gradient(x, gradient);
        }
    }
}
