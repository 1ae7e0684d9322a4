package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The nearest of several centroids for each of many points, and the cost and gradient that follow from it, by hand. The innermost
 * loops run over all points, with each coordinate in a separate array, because HotSpot vectorises such loops, while the distance
 * of one point to one centroid is a short chain of additions.
 *
 * <p>{@code ∂/∂C_j = 2·(m_j·C_j − Σ P_i)} over the m_j points of C_j.
 */
public final class NearestCentroids {

    /** The number of points in a block, whose distances stay in the L1 cache while all centroids are processed. */
    private static final int BLOCK = 1024;

    private final double[] points;
    private final int d;
    private final int n;
    private final double[][][] coordinates; // of each block
    private final double[] distance;
    private final double[] least;
    private final int[] nearest;
    private double[] sums = {}; // of the points of each centroid
    private int[] counts = {};

    /**
     * Creates the search for some points.
     *
     * @param points d numbers each, one after the other; referenced, not copied
     */
    public NearestCentroids(double[] points, int d) {
        this.points = points;
        this.d = d;
        this.n = points.length / d;
        this.coordinates = new double[(n + BLOCK - 1) / BLOCK][d][];
        for (int b = 0; b < coordinates.length; b++) {
            int length = Math.min(BLOCK, n - b * BLOCK);
            for (int q = 0; q < d; q++) {
                coordinates[b][q] = new double[length];
                for (int i = 0; i < length; i++) {
                    coordinates[b][q][i] = points[(b * BLOCK + i) * d + q];
                }
            }
        }
        this.distance = new double[Math.min(n, BLOCK)];
        this.least = new double[Math.min(n, BLOCK)];
        this.nearest = new int[n];
    }

    /** Returns the sum of the squared distances. */
    double cost(double[] centroids) {
        double cost = 0;
        for (double[][] block : coordinates) {
            int length = block[0].length;
            Arrays.fill(least, 0, length, Double.POSITIVE_INFINITY);
            for (int c = 0; c < centroids.length; c += d) {
                distances(length, block, centroids, c);
                minima(length, distance, least);
            }
            cost += Products.sum(least, 0, length);
        }
        return cost;
    }

    /** Returns the cost, and stores its gradient with respect to the centroids. */
    double gradient(double[] centroids, double[] gradient) {
        double cost = assign(centroids);
        for (int c = 0; c < centroids.length; c++) {
            gradient[c] = 2 * (counts[c / d] * centroids[c] - sums[c]);
        }
        return cost;
    }

    /**
     * Returns, for each point, where its nearest centroid starts in an array of centroids; if several are equally near, the
     * first.
     */
    public int[] of(double[] centroids) {
        find(centroids);
        return nearest;
    }

    /** Finds the nearest centroid of each point, and returns the cost. */
    private double find(double[] centroids) {
        double cost = 0;
        Arrays.fill(nearest, 0);
        for (int b = 0; b < coordinates.length; b++) {
            int length = coordinates[b][0].length;
            Arrays.fill(least, 0, length, Double.POSITIVE_INFINITY);
            for (int c = 0; c < centroids.length; c += d) {
                distances(length, coordinates[b], centroids, c);
                nearer(length, c, b * BLOCK);
            }
            cost += Products.sum(least, 0, length);
        }
        return cost;
    }

    /** Finds the nearest centroid of each point, and sums the points of each centroid. */
    private double assign(double[] centroids) {
        if (sums.length != centroids.length) {
            sums = new double[centroids.length];
            counts = new int[centroids.length / d];
        }
        double cost = find(centroids);
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        for (int i = 0; i < n; i++) {
            int c = nearest[i];
            counts[c / d]++;
            for (int q = 0; q < d; q++) {
                sums[c + q] += points[i * d + q];
            }
        }
        return cost;
    }

    private void nearer(int length, int c, int from) {
        for (int i = 0; i < length; i++) {
            if (distance[i] < least[i]) {
                least[i] = distance[i];
                nearest[from + i] = c;
            }
        }
    }

    private static void minima(int n, double[] y, double[] least) {
        for (int i = 0; i < n; i++) {
            least[i] = Math.min(least[i], y[i]);
        }
    }

    /** Computes the squared distances of a block of points from the centroid at c. */
    private void distances(int length, double[][] block, double[] centroids, int c) {
        Arrays.fill(distance, 0, length, 0);
        int q = 0;
        for (; q < d - 3; q += 4) {
            addSquares(
                    length,
                    block[q],
                    centroids[c + q],
                    block[q + 1],
                    centroids[c + q + 1],
                    block[q + 2],
                    centroids[c + q + 2],
                    block[q + 3],
                    centroids[c + q + 3],
                    distance);
        }
        for (; q < d; q++) {
            addSquare(length, block[q], centroids[c + q], distance);
        }
    }

    private static void addSquare(int n, double[] p, double c, double[] y) {
        for (int i = 0; i < n; i++) {
            double e = c - p[i];
            y[i] += e * e;
        }
    }

    private static void addSquares(
            int n,
            double[] p0,
            double c0,
            double[] p1,
            double c1,
            double[] p2,
            double c2,
            double[] p3,
            double c3,
            double[] y) {
        for (int i = 0; i < n; i++) {
            double e0 = c0 - p0[i];
            double e1 = c1 - p1[i];
            double e2 = c2 - p2[i];
            double e3 = c3 - p3[i];
            y[i] += (e0 * e0 + e1 * e1) + (e2 * e2 + e3 * e3);
        }
    }
}
