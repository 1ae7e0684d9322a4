package org.gradcost.results.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A chart over n with two logarithmic axes.
 *
 * @param title description for readers who cannot see the chart
 * @param y label of the ordinate
 * @param scale of the ordinate
 * @param joined whether the points of a curve are joined by a line
 * @param curves at least one, none without points
 * @param guides lines to compare with
 * @param note about the guides; empty if there are none
 */
public record Chart(
        String title, String y, AxisUnits scale, boolean joined, List<Curve> curves, List<Guide> guides, String note) {

    /**
     * An axis as the page draws it.
     *
     * @param least value at its beginning
     * @param most value at its end
     * @param ticks values and labels
     */
    public record Ruler(double least, double most, List<List<Object>> ticks) {
        private static Ruler of(Axis axis, AxisUnits scale) {
            return new Ruler(
                    axis.least(),
                    axis.most(),
                    axis.ticks(scale).stream()
                            .map(tick -> List.<Object>of(tick.value(), tick.text()))
                            .toList());
        }

        /** Returns an axis for a range of values. */
        public static Ruler around(double lowest, double highest, AxisUnits scale) {
            return of(Axis.around(lowest, highest, 0, 1), scale);
        }
    }

    /** Returns the axis of n. */
    public Ruler abscissa() {
        return Ruler.of(xAxis(0, 1), AxisUnits.NUMBER);
    }

    /** Returns the axis of the values. */
    public Ruler ordinate() {
        return Ruler.of(yAxis(0, 1), scale);
    }

    Axis xAxis(double from, double to) {
        return Axis.around(least(), most(), from, to);
    }

    /** Returns an axis that contains every curve and, in a chart of curves, the guides at the smallest n. */
    Axis yAxis(double from, double to) {
        double high =
                joined ? guides.stream().mapToDouble(guide -> guide.at(least())).reduce(high(), Math::max) : high();
        return Axis.around(low(), high, from, to);
    }

    /**
     * The curve of a mode.
     *
     * @param name in the legend
     * @param style of its mode
     * @param dashed to distinguish it from another curve of the same mode
     * @param points ascending in n
     */
    public record Curve(String name, Style style, boolean dashed, List<Point> points) {}

    /**
     * The point of a cell.
     *
     * @param lo lower end of the interval; the value itself if there is none
     * @param hi upper end
     * @param extrapolated whether the mark is hollow
     * @param line of {@code data/summary.csv}
     */
    public record Point(long n, double value, double lo, double hi, boolean extrapolated, int line) {

        /** Returns whether there is an interval. */
        public boolean hasInterval() {
            return lo < hi;
        }
    }

    /** A line to compare with: value = factor · n^power. */
    public record Guide(String name, double factor, double power) {
        double at(double n) {
            return factor * Math.pow(n, power);
        }
    }

    /** Returns whether any curve has a band for its intervals. */
    public boolean hasBands() {
        return joined
                && curves.stream().flatMap(curve -> curve.points().stream()).anyMatch(Point::hasInterval);
    }

    /** Returns whether any mark is hollow. */
    public boolean hasExtrapolated() {
        return curves.stream().flatMap(curve -> curve.points().stream()).anyMatch(Point::extrapolated);
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
