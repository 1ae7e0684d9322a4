package org.gradcost.family.learning;

/** The constants in the density of a Wishart prior. */
final class LogGamma {

    private LogGamma() {}

    /**
     * Returns log Γ(k/2) for a whole k ≥ 1, from log Γ(1) = 0 and log Γ(½) = ½·log π by log Γ(a + 1) = log Γ(a) + log
     * a.
     */
    static double ofHalf(int k) {
        double sum = k % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (int j = k - 2; j > 0; j -= 2) {
            sum += Math.log(j / 2.0);
        }
        return sum;
    }

    /**
     * Returns the log of the multivariate Γ_d(k/2), {@code d(d−1)/4·log π + Σ_{j=1..d} log Γ((k + 1 − j)/2)}; k ≥ d.
     */
    static double ofHalf(int k, int d) {
        double sum = d * (d - 1) / 4.0 * Math.log(Math.PI);
        for (int j = 1; j <= d; j++) {
            sum += ofHalf(k + 1 - j);
        }
        return sum;
    }
}
