package org.gradcost.results.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them, whatever the locale. */
public final class Rounded {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Rounded() {}

    /** Rounds to significant digits, without an exponent: {@code 1230}, {@code 0.456}; NaN, as of an unknown interval, is ?. */
    public static String digits(double value, int digits) {
        if (Double.isNaN(value)) {
            return "?";
        }
        return new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    /** Rounds to digits after the decimal point. */
    public static String places(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A time with its unit: {@code 12.3 µs}. */
    public static String time(double nanoseconds) {
        double value = nanoseconds;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return digits(value, 3) + " " + UNITS[unit];
    }

    /** Bytes with their unit, in powers of 1000: {@code 12.3 kB}. */
    public static String bytes(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(Math.round(value)) : digits(value, 3)) + " " + units[unit];
    }
}
