package org.gradcost.family;

import java.util.Arrays;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * One layer {@code S = X·W + b} inside a longer array of weights: W, in×out and row-major, from {@code start}, then b,
 * 1×out. X holds one sample per row, m×in, and S its result, m×out.
 *
 * <p>By hand, with D = ∂f/∂S: {@code ∂f/∂W = Xᵀ·D}, {@code ∂f/∂b} is the sum of D's rows, and {@code ∂f/∂X = D·Wᵀ}.
 */
record Affine(int samples, int in, int out, int start, Kernels kernels) {

    Affine(int samples, int in, int out, int start) {
        this(samples, in, out, start, new Kernels(in, out));
    }

    /** How many weights the layer has. */
    int size() {
        return (in + 1) * out;
    }

    private int bias() {
        return start + in * out;
    }

    /** Shapes of W and b. */
    int[][] shapes() {
        return new int[][] {{in, out}, {1, out}};
    }

    /** Room for S, or for ∂f/∂S. */
    double[][] rows() {
        return new double[samples][out];
    }

    /** S from X. */
    void value(double[] weights, double[][] x, double[][] s) {
        for (double[] row : s) {
            System.arraycopy(weights, bias(), row, 0, out);
        }
        kernels.multAdd(x, weights, start, s);
    }

    /** The layer's stretch of the gradient from X and ∂f/∂S. */
    void gradient(double[][] x, double[][] ds, double[] gradient) {
        kernels.multTransA(x, ds, gradient, start);
        for (int j = 0; j < out; j++) {
            double sum = 0;
            for (double[] row : ds) {
                sum += row[j];
            }
            gradient[bias() + j] = sum;
        }
    }

    /** ∂f/∂X from ∂f/∂S. */
    void gradientOfInput(double[] weights, double[][] ds, double[][] dx) {
        for (double[] row : dx) {
            Arrays.fill(row, 0);
        }
        kernels.multAddTransB(ds, weights, start, dx);
    }

    /** A row of S in any mode, from a row of X. */
    <T extends CalculusFieldElement<T>> T[] scalar(T[] weights, double[] x) {
        T[] s = MathArrays.buildArray(weights[0].getField(), out);
        for (int j = 0; j < out; j++) {
            Sum<T> sum = Functions.sum(weights[bias() + j]);
            for (int k = 0; k < in; k++) {
                sum.add(weights[start + k * out + j].multiply(x[k]));
            }
            s[j] = sum.total();
        }
        return s;
    }

    /** A row of S in any mode, from a row of X that is the result of another layer. */
    <T extends CalculusFieldElement<T>> T[] scalar(T[] weights, T[] x) {
        T[] s = MathArrays.buildArray(weights[0].getField(), out);
        for (int j = 0; j < out; j++) {
            Sum<T> sum = Functions.sum(weights[bias() + j]);
            for (int k = 0; k < in; k++) {
                sum.add(weights[start + k * out + j].multiply(x[k]));
            }
            s[j] = sum.total();
        }
        return s;
    }
}
