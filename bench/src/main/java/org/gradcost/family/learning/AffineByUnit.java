package org.gradcost.family.learning;

import org.gradcost.gate.matrix.kernel.Products;

/**
 * An {@link Affine} layer of few units by hand, unit by unit. The numbers of all samples follow each other for each unit, in X and in
 * S, so that all loops are over the sixteen samples: loops over a few units take longer to start than to run.
 */
final class AffineByUnit implements LayerByHand {

    private static final int SAMPLES = Batch.SAMPLES;

    private final Affine layer;

    AffineByUnit(Affine layer) {
        this.layer = layer;
    }

    private int weight(int k, int j) {
        return layer.start() + k * layer.out() + j;
    }

    @Override
    public void value(double[] weights, double[] x, double[] s) {
        for (int j = 0; j < layer.out(); j++) {
            int unit = j * SAMPLES;
            line(weights[weight(layer.in(), j)], weights[weight(0, j)], x, s, unit);
            for (int k = 1; k < layer.in(); k++) {
                add(weights[weight(k, j)], x, k * SAMPLES, s, unit);
            }
        }
    }

    /** Stores {@code at0 + slope·x_i} of the first unit of X. */
    private static void line(double at0, double slope, double[] x, double[] s, int unit) {
        for (int i = 0; i < SAMPLES; i++) {
            s[unit + i] = at0 + slope * x[i];
        }
    }

    private static void add(double factor, double[] x, int start, double[] s, int unit) {
        for (int i = 0; i < SAMPLES; i++) {
            s[unit + i] += factor * x[start + i];
        }
    }

    @Override
    public void gradient(double[] x, double[] ds, double[] gradient) {
        for (int j = 0; j < layer.out(); j++) {
            int unit = j * SAMPLES;
            for (int k = 0; k < layer.in(); k++) {
                gradient[weight(k, j)] = Products.dot(x, k * SAMPLES, ds, unit, SAMPLES);
            }
            gradient[weight(layer.in(), j)] = Products.sum(ds, unit, SAMPLES);
        }
    }

    @Override
    public void gradientOfInput(double[] weights, double[] ds, double[] dx) {
        for (int k = 0; k < layer.in(); k++) {
            int unit = k * SAMPLES;
            line(0, weights[weight(k, 0)], ds, dx, unit);
            for (int j = 1; j < layer.out(); j++) {
                add(weights[weight(k, j)], ds, j * SAMPLES, dx, unit);
            }
        }
    }
}
