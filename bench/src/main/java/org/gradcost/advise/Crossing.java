package org.gradcost.advise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** The size at which reverse mode overtakes forward mode, from the best mode of each direction at each measured size. */
public final class Crossing {

    /**
     * The best modes of both directions at a size.
     *
     * @param value log of the cost of the forward mode over that of the reverse mode
     * @param width half-width of the interval of this value
     */
    private record Point(double n, double value, double width, String forward, String reverse) {

        /** Returns whether the two cost about the same, by the rule of the recommendation. */
        boolean isTie() {
            return Math.abs(value) <= Math.log(Advice.ALIKE);
        }
    }

    private Crossing() {}

    /** Returns the crossover in a sentence; empty if one of the directions has no mode. */
    public static Optional<String> of(List<Advice> advice) {
        List<Point> points = advice.stream().flatMap(a -> point(a).stream()).toList();
        Optional<String> crossover = crossover(points);
        Optional<String> ties = ties(points);
        return crossover.isPresent() && ties.isPresent()
                ? Optional.of(crossover.get() + "; " + ties.get())
                : crossover.or(() -> ties);
    }

    private static Optional<String> ties(List<Point> points) {
        List<Point> ties = points.stream().filter(Point::isTie).toList();
        return ties.isEmpty()
                ? Optional.empty()
                : Optional.of("forward and reverse tie at "
                        + ties.stream()
                                .map(p -> "n = " + plain(p.n) + " (" + p.forward + " and " + p.reverse + ")")
                                .collect(Collectors.joining(", "))
                        + ", within " + Math.round(100 * (Advice.ALIKE - 1)) + " %");
    }

    /** Returns where one direction is ahead of the other by more than a tie; empty if neither is ahead at any size. */
    private static Optional<String> crossover(List<Point> points) {
        List<Point> decided = points.stream().filter(p -> !p.isTie()).toList();
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        Point first = decided.get(0);
        Point last = decided.get(decided.size() - 1);
        if (first.value > 0) {
            boolean on = points.stream().allMatch(p -> p.n <= first.n || p.value > 0 && !p.isTie());
            return Optional.of("reverse is ahead " + (on ? "from" : "at") + " n = " + plain(first.n)
                    + (on ? " at the latest, where " : ", where ") + first.forward
                    + " takes " + ratio(first.value) + " times as long as " + first.reverse);
        }
        if (last.value < 0) {
            boolean before = points.stream().allMatch(p -> p.n >= last.n || p.value < 0 && !p.isTie());
            return Optional.of("forward is ahead " + (before ? "up to" : "at") + " n = " + plain(last.n)
                    + (before ? " at least, where " : ", where ") + last.reverse
                    + " takes " + ratio(-last.value) + " times as long as " + last.forward);
        }
        for (int i = 1; i < points.size(); i++) {
            Point below = points.get(i - 1);
            Point above = points.get(i);
            if (below.n >= first.n && below.value <= 0 && above.value > 0) {
                return Optional.of("reverse overtakes forward at about n = " + about(at(below, above, 0))
                        + interval(below, above) + ": below it " + below.forward + ", above it " + above.reverse);
            }
        }
        return Optional.empty();
    }

    /** Returns the interval in parentheses; nothing if no time has an interval. */
    private static String interval(Point below, Point above) {
        return below.width == 0 && above.width == 0
                ? ""
                : " (" + about(at(below, above, 1)) + " to " + about(at(below, above, -1)) + ")";
    }

    private static Optional<Point> point(Advice advice) {
        Optional<Prediction> forward = advice.best(Direction.FORWARD);
        Optional<Prediction> reverse = advice.best(Direction.REVERSE);
        if (forward.isEmpty() || reverse.isEmpty()) {
            return Optional.empty();
        }
        Estimate f = forward.get().time().orElseThrow();
        Estimate r = reverse.get().time().orElseThrow();
        return Optional.of(new Point(
                advice.n(),
                Math.log(forward.get().cost(advice.gradients()) / reverse.get().cost(advice.gradients())),
                Math.hypot(half(f), half(r)),
                forward.get().label(),
                reverse.get().label()));
    }

    private static double half(Estimate estimate) {
        return estimate.known() ? Math.log(estimate.hi() / estimate.lo()) / 2 : 0;
    }

    /** Returns the zero of a straight line over log n between two sizes, with its ends shifted by a number of widths. */
    private static double at(Point below, Point above, double widths) {
        double low = below.value + widths * below.width;
        double high = above.value + widths * above.width;
        double part = high == low ? 0 : Math.max(0, Math.min(1, -low / (high - low)));
        return Math.exp(Math.log(below.n) + part * Math.log(above.n / below.n));
    }

    /** Returns a size that was tried. */
    private static String plain(double n) {
        return String.valueOf(Math.round(n));
    }

    /** Returns a size between two that were tried. */
    private static String about(double n) {
        return Rounded.digits(n, 2);
    }

    private static String ratio(double log) {
        return log < Math.log(100)
                ? String.format(Locale.ROOT, "%.1f", Math.exp(log))
                : Rounded.digits(Math.exp(log), 2);
    }
}
