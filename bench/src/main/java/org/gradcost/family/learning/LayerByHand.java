package org.gradcost.family.learning;

/** The layer {@code S = X·W + b} in plain arithmetic, and its derivatives by hand. */
interface LayerByHand {

    /** Computes S from X. */
    void value(double[] weights, double[] x, double[] s);

    /** Computes the layer's part of the gradient from X and ∂f/∂S. */
    void gradient(double[] x, double[] ds, double[] gradient);

    /** Computes ∂f/∂X from ∂f/∂S. */
    void gradientOfInput(double[] weights, double[] ds, double[] dx);
}
