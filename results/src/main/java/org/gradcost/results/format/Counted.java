package org.gradcost.results.format;

/** A count of things, in English. */
public final class Counted {

    private Counted() {}

    /** {@code 1 cell}, {@code 20 cells}. */
    public static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
