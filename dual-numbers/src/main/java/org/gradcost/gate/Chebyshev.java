package org.gradcost.gate;

/** Sums of Chebyshev polynomials. */
final class Chebyshev {

    private Chebyshev() {}

    /** Returns {@code Σ c_k·T_k(t)} for |t| ≤ 1, by Clenshaw's recurrence (Mathematical Tables 9, 1955). */
    static double sum(double[] c, double t) {
        double b1 = 0;
        double b2 = 0;
        for (int k = c.length - 1; k > 0; k--) {
            double b = 2 * t * b1 - b2 + c[k];
            b2 = b1;
            b1 = b;
        }
        return Math.fma(t, b1, c[0] - b2);
    }
}
