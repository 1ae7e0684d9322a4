package org.gradcost.results.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Something over n, both axes logarithmic.
 *
 * @param title what it shows, for who cannot see it
 * @param y label of the ordinate
 * @param curves at least one, none without points
 * @param guides lines to compare with
 */
public record Chart(String title, String y, List<Curve> curves, List<Guide> guides) {

    /**
     * A mode's line.
     *
     * @param name in the legend
     * @param style of its mode
     * @param dashed to tell it from another one of the same mode
     * @param points ascending in n
     */
    public record Curve(String name, Style style, boolean dashed, List<Point> points) {}

    /**
     * A cell.
     *
     * @param lo lower end of the interval; the value itself where there is none
     * @param hi upper end
     * @param extrapolated drawn hollow
     * @param line of {@code data/summary.csv}
     */
    public record Point(long n, double value, double lo, double hi, boolean extrapolated, int line) {}

    /**
     * A bound: value = factor · n^power.
     *
     * @param power 0 or 1
     */
    public record Guide(String name, double factor, int power) {
        double at(double n) {
            return power == 0 ? factor : factor * n;
        }
    }

    private DoubleStream ns() {
        return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Point::n);
    }

    double least() {
        return ns().min().orElse(1);
    }

    double most() {
        return ns().max().orElse(1);
    }

    double low() {
        return curves.stream()
                .flatMap(c -> c.points().stream())
                .mapToDouble(Point::lo)
                .min()
                .orElse(1);
    }

    double high() {
        return curves.stream()
                .flatMap(c -> c.points().stream())
                .mapToDouble(Point::hi)
                .max()
                .orElse(1);
    }
}
