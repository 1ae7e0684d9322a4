package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * One layer {@code S = X·W + b} in a longer array of weights: W, in×out and row-major, from {@code start}, then b, 1×out. X has
 * one sample per row, m×in, and S is its result, m×out; in the code by hand both are arrays, row by row.
 *
 * <p>By hand, with D = ∂f/∂S: {@code ∂f/∂W = Xᵀ·D}, {@code ∂f/∂b} is the sum of D's rows, and {@code ∂f/∂X = D·Wᵀ}.
 */
record Affine(int samples, int in, int out, int start, Products products) implements LayerByHand {

    Affine(int samples, int in, int out, int start) {
        this(samples, in, out, start, new Products());
    }

    /** Returns the number of weights in the layer. */
    int size() {
        return (in + 1) * out;
    }

    private int bias() {
        return start + in * out;
    }

    /** Returns the shapes of W and b. */
    int[][] shapes() {
        return new int[][] {{in, out}, {1, out}};
    }

    /** Returns an array for S, or for ∂f/∂S. */
    double[] scores() {
        return new double[samples * out];
    }

    @Override
    public void value(double[] weights, double[] x, double[] s) {
        products.mult(samples, in, out, x, 0, weights, start, s, 0);
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < out; j++) {
                s[i * out + j] += weights[bias() + j];
            }
        }
    }

    @Override
    public void gradient(double[] x, double[] ds, double[] gradient) {
        products.multTransA(samples, in, out, x, 0, ds, 0, gradient, start);
        Arrays.fill(gradient, bias(), bias() + out, 0);
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < out; j++) {
                gradient[bias() + j] += ds[i * out + j];
            }
        }
    }

    @Override
    public void gradientOfInput(double[] weights, double[] ds, double[] dx) {
        products.multTransB(samples, out, in, ds, 0, weights, start, dx, 0);
    }

    /** Returns a row of S in any mode, from a row of X. */
    <T extends CalculusFieldElement<T>> T[] scalar(T[] weights, double[] x) {
        T[] s = row(weights);
        for (int j = 0; j < out; j++) {
            Sum<T> sum = Functions.sum(weights[bias() + j]);
            sum.addDot(in, x, 0, weights, start + j, out);
            s[j] = sum.total();
        }
        return s;
    }

    /** Returns a row of S in any mode, from a row of X that is the result of another layer. */
    <T extends CalculusFieldElement<T>> T[] scalar(T[] weights, T[] x) {
        T[] s = row(weights);
        for (int j = 0; j < out; j++) {
            Sum<T> sum = Functions.sum(weights[bias() + j]);
            sum.addDot(in, x, 0, 1, weights, start + j, out);
            s[j] = sum.total();
        }
        return s;
    }

    /** Returns a row of S as {@link #scalar(CalculusFieldElement[], double[])} does, with each sum term by term. */
    <T extends CalculusFieldElement<T>> T[] natural(T[] weights, double[] x) {
        T[] s = row(weights);
        for (int j = 0; j < out; j++) {
            T sum = weights[bias() + j];
            for (int i = 0; i < in; i++) {
                sum = sum.add(weights[start + i * out + j].multiply(x[i]));
            }
            s[j] = sum;
        }
        return s;
    }

    /** Returns a row of S from a row of X that is the result of another layer, with each sum term by term. */
    <T extends CalculusFieldElement<T>> T[] natural(T[] weights, T[] x) {
        T[] s = row(weights);
        for (int j = 0; j < out; j++) {
            T sum = weights[bias() + j];
            for (int i = 0; i < in; i++) {
                sum = sum.add(x[i].multiply(weights[start + i * out + j]));
            }
            s[j] = sum;
        }
        return s;
    }

    /** Returns an array of the same type. If the field created it, Hipparchus would store some n² indices. */
    private <T> T[] row(T[] weights) {
        return Arrays.copyOf(weights, out);
    }
}
