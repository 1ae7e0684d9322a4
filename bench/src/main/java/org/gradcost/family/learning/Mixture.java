package org.gradcost.family.learning;

/**
 * The data of a Gaussian mixture and its Wishart prior, and the constant part of the objective.
 *
 * @param d dimension
 * @param k number of components
 * @param x N points with d numbers each, one after the other
 * @param m degrees of freedom of the prior beyond d + 1
 * @param gamma parameter of the prior
 */
public record Mixture(int d, int k, double[] x, int m, double gamma) {

    /** Checks that the numbers are consistent. */
    public Mixture {
        if (d < 1 || k < 1 || m < 0 || x.length == 0 || x.length % d != 0) {
            throw new IllegalArgumentException(
                    "gmm: d = " + d + ", k = " + k + ", m = " + m + ", " + x.length + " coordinates do not fit");
        }
    }

    int points() {
        return x.length / d;
    }

    /** Returns the number of entries below the diagonal of a d×d matrix. */
    int below() {
        return d * (d - 1) / 2;
    }

    // The offsets of the inputs: α, μ, q, l, each component by component.

    int mu() {
        return k;
    }

    int q() {
        return k + k * d;
    }

    int l() {
        return k + 2 * k * d;
    }

    /** Returns the number of inputs. */
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
