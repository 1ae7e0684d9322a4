package org.gradcost.gate.kernel;

/**
 * Elementary functions of the first n elements of an array. The result goes into another array; the work array, if there is one, is
 * overwritten and is neither of them.
 */
public interface ElementaryKernels {

    /** Sets y_i to e^x_i. */
    void exp(int n, double[] x, double[] y);

    /** Sets y_i to log x_i. */
    void log(int n, double[] x, double[] y, double[] work);

    /** Sets y_i to tanh x_i. */
    void tanh(int n, double[] x, double[] y, double[] work);

    /** Sets y_i to 1/(1 + e^−x_i). */
    void sigmoid(int n, double[] x, double[] y, double[] work);
}
