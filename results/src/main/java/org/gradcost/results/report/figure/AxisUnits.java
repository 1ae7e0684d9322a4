package org.gradcost.results.report.figure;

import java.math.BigDecimal;
import java.util.List;

/** The units in which the values of a logarithmic axis are shown. */
public enum AxisUnits {
    /** Pure numbers. */
    NUMBER(List.of(), 0),
    /** Nanoseconds, shown as ns, µs, ms and s. */
    TIME(List.of("ns", "µs", "ms", "s"), 1000),
    /** Bytes, shown as B, KiB, MiB, GiB and TiB. */
    BYTES(List.of("B", "KiB", "MiB", "GiB", "TiB"), 1024);

    /** The number of powers of ten that are written as plain numbers. */
    private static final int PLAIN = 3;

    /** The number of decades per unit. */
    private static final int DECADES = 3;

    private final List<String> units;
    private final double step;

    AxisUnits(List<String> units, double step) {
        this.units = units;
        this.step = step;
    }

    /**
     * A tick on an axis.
     *
     * @param base of its label: a number, or the 10 of a power
     * @param exponent of its label; empty for a plain number
     * @param unit of its label, after a space; empty for a pure number
     */
    record Tick(double value, String base, String exponent, String unit) {

        /** Returns the label as a line of text. */
        String text() {
            StringBuilder text = new StringBuilder(base);
            exponent.chars().forEach(c -> text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
            return text.append(unit).toString();
        }

        /** Returns the label in LaTeX. */
        String latex() {
            String number = exponent.isEmpty() ? base : base.replace("·", "\\cdot ") + "^{" + exponent + "}";
            return "$" + number + "$" + unit.replace(" ", "\\,").replace("µ", "\\textmu ");
        }
    }

    /** Returns the number of decades between two ticks of an axis of a given length. */
    int spacing(double decades) {
        if (decades <= 8) {
            return 1;
        }
        int spacing = (int) Math.ceil(decades / 8);
        // With units, only the units themselves have a tick: 1 µs, 1 ms, 1 s.
        return units.isEmpty() ? spacing : DECADES * (int) Math.ceil(spacing / (double) DECADES);
    }

    /** Returns the tick at a digit times a power of ten, or at that value in the unit of its decade. */
    Tick tick(int digit, int decade) {
        int unit = Math.floorDiv(decade, DECADES);
        if (units.isEmpty() || unit < 0) {
            return plain(digit, decade, units.isEmpty() ? "" : " " + units.get(0));
        }
        int last = Math.min(unit, units.size() - 1);
        Tick within = plain(digit, decade - DECADES * last, " " + units.get(last));
        return new Tick(within.value * Math.pow(step, last), within.base, within.exponent, within.unit);
    }

    private static Tick plain(int digit, int power, String unit) {
        double value = digit * Math.pow(10, power);
        return Math.abs(power) <= PLAIN
                ? new Tick(
                        value,
                        BigDecimal.valueOf(digit).scaleByPowerOfTen(power).toPlainString(),
                        "",
                        unit)
                : new Tick(value, digit == 1 ? "10" : digit + "·10", String.valueOf(power), unit);
    }
}
