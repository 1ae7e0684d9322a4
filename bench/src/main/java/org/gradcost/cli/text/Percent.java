package org.gradcost.cli.text;

import org.gradcost.results.BadInputException;

/** A percentage as given on the command line: {@code 5%}, or {@code 5}. */
public final class Percent {

    private Percent() {}

    /**
     * Returns the fraction that a percentage denotes.
     *
     * @param least percentage that must be exceeded
     * @param most percentage that must not be exceeded
     */
    public static double of(String option, String text, double least, double most) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (!number.matches("\\d{1,6}(\\.\\d{1,6})?")
                || Double.parseDouble(number) <= least
                || Double.parseDouble(number) > most) {
            throw new BadInputException("%s is \"%s\", must be a percentage above %s and up to %s, such as 5%%"
                    .formatted(option, text, plain(least), plain(most)));
        }
        return Double.parseDouble(number) / 100;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
