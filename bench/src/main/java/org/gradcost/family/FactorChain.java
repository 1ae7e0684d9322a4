package org.gradcost.family;

/** A product {@code Π x_i}, for which the scalar circuit of any range of the inputs is the product of these. */
public interface FactorChain extends ScalarCircuit {

    /** Returns the product of the factors from, …, to − 1. */
    double primal(double[] x, int from, int to);

    @Override
    default double primal(double[] x) {
        return primal(x, 0, x.length);
    }
}
