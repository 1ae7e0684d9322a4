package org.gradcost.gate;

import java.util.Arrays;

/** How far doubles are from the truth, in units of the last place of the truth: the worst of them, with its place. */
final class Ulps {

    private double worst;
    private String at = "";
    private int points;

    /** @param place the arguments of the gate */
    void add(double actual, Exact truth, double... place) {
        record(between(actual, truth), actual, place);
    }

    private void record(double ulps, double actual, double... place) {
        points++;
        if (!(ulps <= worst)) {
            worst = ulps;
            at = Arrays.toString(place) + ", where it is " + actual;
        }
    }

    /**
     * Adds a number that is a difference of larger ones, which cannot have more digits than they have.
     *
     * @param scale a number of their size: the unit is that of its last place, where it is larger than the truth
     */
    void add(double actual, Exact truth, Exact scale, double... place) {
        Exact size = scale.abs().minus(truth.abs()).sign() > 0 ? scale : truth;
        double unit = Math.ulp(size.toDouble());
        if (Double.isInfinite(unit)) {
            skip(); // a difference of infinities
        } else {
            record(between(actual, truth, unit), actual, place);
        }
    }

    /** A point that was looked at otherwise. */
    void skip() {
        points++;
    }

    /** The distance; an infinity, right where the truth is beyond all doubles, else counts as 2^1024. */
    static double between(double actual, Exact truth) {
        double near = truth.toDouble();
        return between(actual, truth, Math.ulp(Double.isInfinite(near) ? Double.MAX_VALUE : near));
    }

    private static double between(double actual, Exact truth, double unit) {
        double near = truth.toDouble();
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(near) && actual == near) {
            return 0;
        }
        Exact reached = Double.isInfinite(near) ? number(near) : truth;
        return number(actual).minus(reached).abs().over(Exact.of(unit)).toDouble();
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
