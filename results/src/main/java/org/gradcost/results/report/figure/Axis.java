package org.gradcost.results.report.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param least value at its begin, above 0
 * @param most value at its end
 * @param from position of its begin, in points
 * @param to position of its end
 */
record Axis(double least, double most, double from, double to) {
    /** Powers of ten that are labelled as plain numbers. */
    private static final int PLAIN = 3;

    /** The least value that an axis can show; lesser ones are drawn there. */
    private static final double LEAST = 1e-100;

    private static final double MOST = 1e100;

    /** Returns an axis around values, with room on either side. */
    static Axis around(double lowest, double highest, double from, double to) {
        double low = bounded(lowest);
        double high = Math.max(low, bounded(highest));
        double room = Math.max(1.15, Math.pow(high / low, 0.04));
        return new Axis(low / room, high * room, from, to);
    }

    /**
     * A mark on the axis.
     *
     * @param base of its label: a number, or the 10 of a power
     * @param exponent of its label; empty for a plain number
     */
    record Tick(double value, String base, String exponent) {}

    private static double bounded(double value) {
        return value >= LEAST ? Math.min(value, MOST) : LEAST; // of NaN too
    }

    double at(double value) {
        return from + (to - from) * Math.log(bounded(value) / least) / Math.log(most / least);
    }

    boolean holds(double value) {
        return value >= least && value <= most;
    }

    /** Powers of ten, thinned to those that there is room for; where there are few, 2 and 5 times them as well. */
    List<Tick> ticks() {
        int first = (int) Math.floor(Math.log10(least));
        int last = (int) Math.ceil(Math.log10(most));
        double decades = Math.log10(most / least);
        int step = (int) Math.ceil(decades / 8);
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            if (Math.floorMod(power, step) == 0) {
                add(ticks, 1, power);
                if (decades < 2) {
                    add(ticks, 2, power);
                    add(ticks, 5, power);
                }
            }
        }
        return ticks;
    }

    private void add(List<Tick> ticks, int digit, int power) {
        double value = digit * Math.pow(10, power);
        if (!holds(value)) {
            return;
        }
        if (Math.abs(power) <= PLAIN) {
            ticks.add(new Tick(
                    value, BigDecimal.valueOf(digit).scaleByPowerOfTen(power).toPlainString(), ""));
        } else {
            ticks.add(new Tick(value, digit == 1 ? "10" : digit + "·10", String.valueOf(power)));
        }
    }
}
