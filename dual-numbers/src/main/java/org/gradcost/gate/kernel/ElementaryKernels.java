package org.gradcost.gate.kernel;

/**
 * Elementary functions of the first n elements of an array x. The results are written to an array y other than x. A work
 * array must have at least n elements and be neither x nor y; it is overwritten.
 */
public interface ElementaryKernels {

    /** Sets y_i to e^x_i for 0 ≤ i &lt; n. */
    void exp(int n, double[] x, double[] y);

    /** Sets y_i to log x_i for 0 ≤ i &lt; n. */
    void log(int n, double[] x, double[] y, double[] work);

    /** Sets y_i to tanh x_i for 0 ≤ i &lt; n. */
    void tanh(int n, double[] x, double[] y, double[] work);

    /** Sets y_i to 1/(1 + e^−x_i) for 0 ≤ i &lt; n. */
    void sigmoid(int n, double[] x, double[] y, double[] work);
}
