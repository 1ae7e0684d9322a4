package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gradcost.family.learning.KMeans;
import org.gradcost.family.learning.NearestCentroids;

/**
 * k-means: its cost, and Newton's direction J/H for the gradient J and the diagonal second derivative H. The cost is a sum over
 * points, each of which is differentiated separately, since its term depends only on its nearest centroid.
 */
final class KMeansEval implements Eval {

    @Override
    public String name() {
        return "kmeans";
    }

    @Override
    public List<String> functions() {
        return List.of("cost", "dir");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double[][] points = input.rows("points");
        double[][] centroids = input.rows("centroids");
        if (points.length == 0 || centroids.length == 0 || points[0].length == 0) {
            throw new IllegalArgumentException("kmeans: at least one point, centroid and coordinate are needed");
        }
        int d = points[0].length;
        input.rows("centroids", centroids.length, d);
        double[] p = Input.flat(points);
        double[] c = Input.flat(centroids);
        if (function.equals("cost")) {
            return new PrimalWorkload(KMeans.at(p, c, d));
        }
        return mode.of(
                () -> new Direction(p, c, d, new PointSlopes.Reverse(d), Choice.REVERSE),
                () -> new Direction(p, c, d, new PointSlopes.Forward(d), Choice.FORWARD));
    }

    private static final class Direction implements Workload {

        private static final int TRIED = 1000;

        private final double[] points;
        private final double[] centroids;
        private final int d;
        private final PointSlopes slopes;
        private final Choice mode;
        private final NearestCentroids nearest;
        private final double[] first;
        private final double[] second;

        Direction(double[] points, double[] centroids, int d, PointSlopes slopes, Choice mode) {
            this.points = points;
            this.centroids = centroids;
            this.d = d;
            this.slopes = slopes;
            this.mode = mode;
            this.nearest = new NearestCentroids(points, d);
            this.first = new double[centroids.length];
            this.second = new double[centroids.length];
        }

        /** Times the first points. */
        @Override
        public long trial() {
            int count = points.length / d;
            int tried = Math.min(count, TRIED);
            NearestCentroids some = new NearestCentroids(Arrays.copyOf(points, tried * d), d);
            long start = System.nanoTime();
            add(some, tried);
            return (System.nanoTime() - start) / tried * count;
        }

        private void add(NearestCentroids nearestOf, int count) {
            slopes.add(centroids, nearestOf.of(centroids), points, count, first, second);
        }

        @Override
        public String mode() {
            return mode.word();
        }

        @Override
        public void run() {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            add(nearest, points.length / d);
            for (int i = 0; i < first.length; i++) {
                first[i] /= second[i];
            }
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            Json.rows(json, first, 0, centroids.length / d, d);
        }
    }
}
