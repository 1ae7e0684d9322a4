package org.gradcost.family.learning;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Filters over images and what a network makes of them, by hand: 3×3 filters without a border, a bias each, relu, the
 * largest of every 2×2 square. Weights are the filters, one after the other and row by row, from 0, then the biases.
 *
 * <p>Outputs are numbered filter by filter and row by row; each is the largest at four places of the filter.
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

    /** Returns how many weights there are. */
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

    /** Returns the pixel that the weight k of its filter meets at a place, 0 to 3, of an output's square. */
    int pixel(int output, int place, int k) {
        int y = output / POOLED % POOLED * 2 + place / 2 + k / SIZE;
        int x = output % POOLED * 2 + place % 2 + k % SIZE;
        return y * IMAGE + x;
    }

    /** Returns the matrix that repeats each bias over its map when a row of biases, 1×filters, is multiplied by it. */
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

    /** Remembers which place was chosen, or −1 where relu let none through. */
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

    /** Computes the weights' part of the gradient from that with respect to the outputs of {@link #value}. */
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
