package org.gradcost.results.format;

/** A count of things, in English. */
public final class Counted {

    private Counted() {}

    /** Returns {@code 1 cell}, {@code 20 cells}, {@code 3 families}. */
    public static String of(long count, String thing) {
        String many = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return count + " " + (count == 1 ? thing : many);
    }
}
