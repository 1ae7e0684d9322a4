package org.gradcost.dual;

import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Slopes;

/** Products of any number of factors. */
final class Factors {

    private Factors() {}

    /**
     * Multiplies the factors in turn. If the magnitude of a partial product leaves the ordinary range, its tangents may
     * overflow or underflow although those of the whole product do not; the product is then computed again from its slopes.
     */
    static <T extends Differentiable<T>> T product(T[] factors) {
        T product = factors[0];
        boolean ordinary = true;
        for (int i = 1; i < factors.length; i++) {
            product = product.multiply(factors[i]);
            ordinary &= Slopes.isOrdinary(product.getReal());
        }
        return ordinary ? product : ofSlopes(factors);
    }

    private static <T extends Differentiable<T>> T ofSlopes(T[] factors) {
        double[] values = new double[factors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = factors[i].getReal();
        }
        double[] slopes = new double[factors.length];
        double product = Slopes.ofProduct(values, slopes, factors.length);
        return factors[0].fromPartials(product, slopes, factors);
    }
}
