package org.gradcost.results.format;

/** A count with its noun, in English. */
public final class Counted {

    private Counted() {}

    /** Returns {@code 1 cell}, {@code 20 cells}, {@code 3 families}. */
    public static String of(long count, String thing) {
        return count + " " + (count == 1 ? thing : many(thing));
    }

    /** Returns a count that is not known to the last digit, at least 1, in two digits: {@code about 370000 gradients}. */
    public static String about(double count, String thing) {
        String digits = Rounded.digits(Math.max(1, Math.ceil(count)), 2);
        return "about " + digits + " " + (digits.equals("1") ? thing : many(thing));
    }

    private static String many(String thing) {
        return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }
}
