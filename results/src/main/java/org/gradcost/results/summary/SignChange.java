package org.gradcost.results.summary;

/**
 * The last point at which a piecewise linear curve becomes negative.
 *
 * <p>If that happens before the first point or after the last, the result is one unit outside of them: a finite number, so that
 * percentiles can interpolate, which is never shown as such.
 *
 * @param x ascending
 */
record SignChange(double[] x) {

    double last(double[] y) {
        int k = x.length - 1;
        while (k >= 0 && y[k] < 0) {
            k--;
        }
        if (k < 0) {
            return x[0] - 1;
        }
        if (k == x.length - 1) {
            return x[k] + 1;
        }
        return x[k] + (x[k + 1] - x[k]) * y[k] / (y[k] - y[k + 1]);
    }

    boolean before(double at) {
        return at < x[0];
    }

    boolean after(double at) {
        return at > x[x.length - 1];
    }
}
