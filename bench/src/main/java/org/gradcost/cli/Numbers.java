package org.gradcost.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.gradcost.results.statistics.Estimate;

/** Numbers as a person reads them: two or three digits, whatever the locale. */
final class Numbers {

    private Numbers() {}

    /** {@code 1.02 (0.98–1.05)}. */
    static String interval(Estimate estimate) {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", estimate.value(), estimate.lo(), estimate.hi());
    }

    /** Rounded to so many digits, in full: {@code 1230}, {@code 0.456}. */
    static String rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    /** A time with its unit: {@code 12.3 µs}. */
    static String time(double nanoseconds) {
        String[] units = {"ns", "µs", "ms", "s"};
        double value = nanoseconds;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return rounded(value, 3) + " " + units[unit];
    }
}
