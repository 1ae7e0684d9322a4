package org.gradcost.results.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.report.figure.AxisUnits.Tick;

/**
 * A logarithmic axis.
 *
 * @param least value at its beginning, above 0
 * @param most value at its end
 * @param from position of its beginning, in points
 * @param to position of its end
 */
record Axis(double least, double most, double from, double to) {
    /** The smallest value that an axis can show; smaller ones are drawn there. */
    private static final double LEAST = 1e-100;

    private static final double MOST = 1e100;

    /** Returns an axis for a range of values, with some space at either end. */
    static Axis around(double lowest, double highest, double from, double to) {
        double low = bounded(lowest);
        double high = Math.max(low, bounded(highest));
        double room = Math.max(1.15, Math.pow(high / low, 0.04));
        return new Axis(low / room, high * room, from, to);
    }

    private static double bounded(double value) {
        return value >= LEAST ? Math.min(value, MOST) : LEAST; // also for NaN
    }

    double at(double value) {
        return from + (to - from) * Math.log(bounded(value) / least) / Math.log(most / least);
    }

    boolean holds(double value) {
        return value >= least && value <= most;
    }

    /** Returns a tick at every decade, or at as many of them as fit; if there are few, also at 2 and 5 times each. */
    List<Tick> ticks(AxisUnits scale) {
        int first = (int) Math.floor(Math.log10(least)) - 1;
        int last = (int) Math.ceil(Math.log10(most)) + 1;
        double decades = Math.log10(most / least);
        int spacing = scale.spacing(decades);
        List<Tick> ticks = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            if (Math.floorMod(decade, spacing) == 0) {
                for (int digit : decades < 2 ? new int[] {1, 2, 5} : new int[] {1}) {
                    Tick tick = scale.tick(digit, decade);
                    if (holds(tick.value())) {
                        ticks.add(tick);
                    }
                }
            }
        }
        return ticks;
    }
}
