package org.gradcost.gradbench;

import org.gradcost.results.BadInputException;

/**
 * A bundle adjustment of n cameras, m points and p observations; observation i is of point i mod m by camera i mod n. The message
 * contains one of each, which is repeated; the computation does not exploit that they are equal.
 */
final class Bundle {

    final int n;
    final int m;
    final int p;
    final double[][] cameras;
    final double[][] points;
    final double[] weights;
    final double[][] features;

    Bundle(Input input) {
        n = input.whole("n", 1);
        m = input.whole("m", 1);
        p = input.whole("p", 1);
        double[] camera = input.numbers("cam", 11);
        double[] point = input.numbers("x", 3);
        double weight = input.number("w");
        double[] feature = input.numbers("feat", 2);
        if (31L * p > Integer.MAX_VALUE - 8 || 11L * n + 3L * m + p > Integer.MAX_VALUE) {
            throw new BadInputException("ba: " + p + " observations are more than an array holds");
        }
        cameras = new double[n][];
        for (int i = 0; i < n; i++) {
            cameras[i] = camera.clone();
        }
        points = new double[m][];
        for (int i = 0; i < m; i++) {
            points[i] = point.clone();
        }
        weights = new double[p];
        features = new double[p][];
        for (int i = 0; i < p; i++) {
            weights[i] = weight;
            features[i] = feature.clone();
        }
    }

    /** Copies the 15 inputs of observation i. */
    void inputs(int i, double[] inputs) {
        System.arraycopy(cameras[i % n], 0, inputs, 0, 11);
        System.arraycopy(points[i % m], 0, inputs, 11, 3);
        inputs[14] = weights[i];
    }

    /** Stores the columns of the Jacobian in which observation i has entries. */
    void columns(int i, int[] columns, int from) {
        for (int j = 0; j < 11; j++) {
            columns[from + j] = 11 * (i % n) + j;
        }
        for (int j = 0; j < 3; j++) {
            columns[from + 11 + j] = 11 * n + 3 * (i % m) + j;
        }
        columns[from + 14] = weightColumn(i);
    }

    int weightColumn(int i) {
        return 11 * n + 3 * m + i;
    }
}
