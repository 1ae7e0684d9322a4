package org.gradcost.family.learning;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A bank of filters over images, by hand: 3×3 filters without padding, a bias for each, relu, and the maximum of every 2×2
 * square. The weights are the filters, one after the other and row by row, from 0, followed by the biases.
 *
 * <p>Outputs are numbered filter by filter and row by row; each is the maximum over four positions of the filter.
 */
final class FilterBank {

    static final int IMAGE = 8;
    static final int SIZE = 3;
    static final int WEIGHTS = SIZE * SIZE;
    static final int MAP = IMAGE - SIZE + 1;
    static final int SQUARE = 4;
    private static final int POOLED = MAP / 2;

    private final int filters;
    private final int[][] chosen;

    FilterBank(int filters) {
        this.filters = filters;
        this.chosen = new int[Batch.SAMPLES][outputs()];
    }

    int filters() {
        return filters;
    }

    int outputs() {
        return filters * POOLED * POOLED;
    }

    /** Returns the number of weights. */
    int size() {
        return filters * (WEIGHTS + 1);
    }

    /** Returns the index of the first weight of an output's filter. */
    int filter(int output) {
        return output / (POOLED * POOLED) * WEIGHTS;
    }

    /** Returns the index of an output's bias. */
    int bias(int output) {
        return filters * WEIGHTS + output / (POOLED * POOLED);
    }

    /** Returns the pixel that is multiplied by weight k of the filter at a position, 0 to 3, of an output's square. */
    int pixel(int output, int place, int k) {
        int y = output / POOLED % POOLED * 2 + place / 2 + k / SIZE;
        int x = output % POOLED * 2 + place % 2 + k % SIZE;
        return y * IMAGE + x;
    }

    /** Returns the matrix by which a row of biases, 1×filters, is multiplied to repeat each bias over its map. */
    DMatrixRMaj spread() {
        DMatrixRMaj spread = new DMatrixRMaj(filters, filters * MAP * MAP);
        for (int i = 0; i < spread.numCols; i++) {
            spread.set(i / (MAP * MAP), i, 1);
        }
        return spread;
    }

    /** Computes all outputs of all images, image by image. */
    void value(double[] weights, double[][] images, double[] outputs) {
        for (int sample = 0; sample < images.length; sample++) {
            for (int i = 0; i < outputs(); i++) {
                outputs[sample * outputs() + i] = largest(weights, images[sample], i, chosen[sample]);
            }
        }
    }

    /** Returns the maximum, and stores which position was chosen, or −1 if relu blocked all of them. */
    private double largest(double[] weights, double[] image, int output, int[] chosen) {
        int filter = filter(output);
        double bias = weights[bias(output)];
        double largest = 0;
        int best = -1;
        for (int place = 0; place < SQUARE; place++) {
            double sum = bias;
            int first = pixel(output, place, 0);
            for (int row = 0; row < SIZE; row++) {
                int w = filter + row * SIZE;
                int p = first + row * IMAGE;
                sum += weights[w] * image[p] + weights[w + 1] * image[p + 1] + weights[w + 2] * image[p + 2];
            }
            if (sum > largest || place == 0 && sum == 0) {
                largest = sum;
                best = place;
            }
        }
        chosen[output] = best;
        return largest;
    }

    /** Computes the weights' part of the gradient from the gradient with respect to the outputs of {@link #value}. */
    void gradient(double[][] images, double[] dOutputs, double[] gradient) {
        Arrays.fill(gradient, 0, size(), 0);
        for (int sample = 0; sample < images.length; sample++) {
            double[] image = images[sample];
            for (int i = 0; i < outputs(); i++) {
                int place = chosen[sample][i];
                if (place >= 0) {
                    double d = dOutputs[sample * outputs() + i];
                    gradient[bias(i)] += d;
                    int filter = filter(i);
                    int first = pixel(i, place, 0);
                    for (int k = 0; k < WEIGHTS; k++) {
                        gradient[filter + k] += d * image[first + k / SIZE * IMAGE + k % SIZE];
                    }
                }
            }
        }
    }
}
