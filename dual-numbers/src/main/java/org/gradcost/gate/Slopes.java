package org.gradcost.gate;

/** The slopes of gates of any number of arguments. */
public final class Slopes {

    private Slopes() {}

    /**
     * Those of {@code Π x_i}: {@code ∂/∂x_i = Π_{j≠i} x_j}, the product of what comes before times that of what comes after.
     *
     * @param x the factors
     * @param slopes at least as long; receives them
     * @param count of the factors, at least 1; what the arrays hold beyond is left alone
     * @return the product
     */
    public static double ofProduct(double[] x, double[] slopes, int count) {
        double before = 1;
        for (int i = 0; i < count; i++) {
            slopes[i] = before;
            before *= x[i];
        }
        double after = 1;
        for (int i = count - 1; i >= 0; i--) {
            slopes[i] *= after;
            after *= x[i];
        }
        return before;
    }
}
