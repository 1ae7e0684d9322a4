package org.gradcost.gate;

import java.util.Arrays;

/** How far doubles are from the truth, in units of the last place of the truth: the worst of them, with its place. */
final class Ulps {

    private double worst;
    private String at = "";
    private int points;

    /** @param place the arguments of the gate */
    void add(double actual, Exact truth, double... place) {
        points++;
        double ulps = between(actual, truth);
        if (!(ulps <= worst)) {
            worst = ulps;
            at = Arrays.toString(place) + ", where it is " + actual;
        }
    }

    /** A point that was looked at otherwise. */
    void skip() {
        points++;
    }

    /** The distance; an infinity, right where the truth is beyond all doubles, else counts as 2^1024. */
    static double between(double actual, Exact truth) {
        double near = truth.toDouble();
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(near) && actual == near) {
            return 0;
        }
        Exact reached = Double.isInfinite(near) ? number(near) : truth;
        double ulp = Math.ulp(Double.isInfinite(near) ? Double.MAX_VALUE : near);
        return number(actual).minus(reached).abs().over(Exact.of(ulp)).toDouble();
    }

    private static Exact number(double x) {
        return Double.isInfinite(x) ? Exact.ONE.scaled(1024).times(Math.signum(x)) : Exact.of(x);
    }

    double worst() {
        return worst;
    }

    int points() {
        return points;
    }

    @Override
    public String toString() {
        return worst + " ulp at " + at;
    }
}
