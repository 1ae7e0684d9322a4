package org.gradcost.family.learning;

/**
 * The data of a Gaussian mixture and its Wishart prior, and the part of the objective that no input moves.
 *
 * @param d dimension
 * @param k components
 * @param x of the N points d numbers each, one after the other
 * @param m degrees of freedom of the prior beyond d + 1
 * @param gamma of the prior
 */
public record Mixture(int d, int k, double[] x, int m, double gamma) {

    /** Checks that the numbers fit each other. */
    public Mixture {
        if (d < 1 || k < 1 || m < 0 || x.length == 0 || x.length % d != 0) {
            throw new IllegalArgumentException(
                    "gmm: d = " + d + ", k = " + k + ", m = " + m + ", " + x.length + " coordinates do not fit");
        }
    }

    int points() {
        return x.length / d;
    }

    /** Entries below the diagonal of a d×d matrix. */
    int below() {
        return d * (d - 1) / 2;
    }

    // Where the inputs start: α, μ, q, l, each component by component.

    int mu() {
        return k;
    }

    int q() {
        return k + k * d;
    }

    int l() {
        return k + 2 * k * d;
    }

    /** Returns how many inputs there are. */
    public int size() {
        return k * (1 + 2 * d + below());
    }

    /** Returns {@code −N·(d/2)·log 2π + k·(ν·d·(log γ − ½·log 2) − log Γ_d(ν/2))} with ν = d + m + 1. */
    double constant() {
        int nu = d + m + 1;
        double prior = nu * d * (Math.log(gamma) - Math.log(2) / 2) - LogGamma.ofHalf(nu, d);
        return k * prior - points() * (d / 2.0) * Math.log(2 * Math.PI);
    }

    /** Returns the points, coordinate by coordinate. */
    double[][] coordinates() {
        double[][] coordinates = new double[d][points()];
        for (int i = 0; i < x.length; i++) {
            coordinates[i % d][i / d] = x[i];
        }
        return coordinates;
    }
}
