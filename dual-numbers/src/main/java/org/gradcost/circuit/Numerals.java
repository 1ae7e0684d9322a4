package org.gradcost.circuit;

import java.math.BigDecimal;
import java.math.MathContext;

/** The format of numbers in circuits, which is the same in every locale. */
final class Numerals {

    private static final int BRIEF = 4;
    private static final int LONG = 10;
    private static final int MOST_ZEROS = 4;

    private Numerals() {}

    /** Returns a number with four significant digits, for pictures. */
    static String brief(double value) {
        return rounded(value, BRIEF);
    }

    /** Returns a number with ten significant digits, for text. */
    static String full(double value) {
        return rounded(value, LONG);
    }

    private static String rounded(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent >= -MOST_ZEROS && exponent < Math.max(digits, 6);
        if (plain) {
            return rounded.toPlainString();
        }
        return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
