package org.gradcost.family;

/** {@code Π x_i}: the scalar circuit of any stretch of the factors is their product, and these are the factors of the whole. */
public interface FactorChain extends ScalarCircuit {

    /** Returns the product of the factors from, …, to − 1. */
    double primal(double[] x, int from, int to);

    @Override
    default double primal(double[] x) {
        return primal(x, 0, x.length);
    }
}
