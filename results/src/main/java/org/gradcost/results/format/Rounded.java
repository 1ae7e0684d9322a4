package org.gradcost.results.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.gradcost.results.statistics.Estimate;

/** Rounding of numbers for a reader, the same in every locale. */
public final class Rounded {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Rounded() {}

    /**
     * Rounds to significant digits, without an exponent: {@code 1230}, {@code 0.456}. NaN, such as the end of an unknown
     * interval, becomes a question mark.
     */
    public static String digits(double value, int digits) {
        if (Double.isNaN(value)) {
            return "?";
        }
        return new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    /** Rounds to a number of digits after the decimal point. */
    public static String places(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Returns the value of an estimate with as many digits as its interval justifies, at most three. */
    public static String of(Estimate estimate) {
        return digits(estimate.value(), known(estimate));
    }

    private static int known(Estimate estimate) {
        return Math.min(3, estimate.digits());
    }

    /** Returns the interval of an estimate, {@code 6.6–14}, with two digits, or three if it is narrow enough. */
    public static String interval(Estimate estimate) {
        return digits(estimate.lo(), known(estimate)) + "–" + digits(estimate.hi(), known(estimate));
    }

    /** Returns numbers from the smallest to the largest in two digits, {@code 0.91 to 1.1}, or one of them if they look the same. */
    public static String range(double smallest, double largest) {
        String from = digits(smallest, 2);
        String to = digits(largest, 2);
        return from.equals(to) ? from : from + " to " + to;
    }

    /** Returns an end of an estimate's interval. */
    public static String end(Estimate estimate, double end) {
        return digits(end, known(estimate));
    }

    /** Returns the half-width of the interval of a factor behind a blank, {@code  ±3.3 %}, or nothing if it is unknown or 0. */
    public static String plusMinus(Estimate estimate) {
        return estimate.known() && estimate.halfWidth() > 0 ? " ±" + width(estimate.halfWidth()) : "";
    }

    /**
     * Returns the half-width of the interval of a factor in two digits, {@code 3.3 %}; beyond a factor of two only that it is,
     * {@code >100 %}, since the digits of such a width mean nothing.
     */
    public static String width(double halfWidth) {
        return halfWidth > 1 ? ">100 %" : digits(100 * halfWidth, 2) + " %";
    }

    /**
     * Returns an estimate that may be 0 or negative, such as an exponent, with as many decimal places as its interval justifies.
     */
    public static String placesOf(Estimate estimate) {
        return places(estimate.value(), placesKnown(estimate));
    }

    /** Returns the interval of an estimate that may be 0 or negative: {@code 0.9–1.1}, {@code −0.1 to 0.2}. */
    public static String placesInterval(Estimate estimate) {
        String lo = placesEnd(estimate, estimate.lo());
        String hi = placesEnd(estimate, estimate.hi());
        return lo.startsWith("-") ? (lo + " to " + hi).replace('-', '−') : lo + "–" + hi;
    }

    /** Returns an end of the interval of an estimate that may be 0 or negative. */
    public static String placesEnd(Estimate estimate, double end) {
        return Double.isNaN(end) ? "?" : places(end, Math.max(1, placesKnown(estimate)));
    }

    private static int placesKnown(Estimate estimate) {
        double half = (estimate.hi() - estimate.lo()) / 2;
        return half < 0.05 ? 2 : half < 0.5 || !estimate.known() ? 1 : 0;
    }

    /** Returns a time with its unit, with three digits: {@code 12.3 µs}. */
    public static String time(double nanoseconds) {
        return time(nanoseconds, 3);
    }

    /** Returns an estimated time with its unit, with as many digits as its interval justifies: {@code 12 µs}. */
    public static String time(Estimate estimate) {
        return time(estimate.value(), known(estimate));
    }

    /** Returns the interval of a time, {@code 9.1 µs–14 µs}. */
    public static String timeInterval(Estimate estimate) {
        return time(estimate.lo(), known(estimate)) + "–" + time(estimate.hi(), known(estimate));
    }

    /** Returns a time with its unit, with a given number of digits. */
    public static String time(double nanoseconds, int digits) {
        double value = nanoseconds;
        int unit = 0;
        while (unit < UNITS.length - 1 && new BigDecimal(digits(value, digits)).compareTo(THOUSAND) >= 0) {
            value /= 1000;
            unit++;
        }
        return digits(value, digits) + " " + UNITS[unit];
    }

    /** Returns a number of bytes with its unit, a power of 1024: {@code 12.3 KiB}. */
    public static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1023.5 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? Long.toString(Math.round(value)) : digits(value, 3)) + " " + units[unit];
    }
}
