package org.gradcost.family;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Suggestions for a name that does not exist. */
public final class Names {

    private static final int SUGGESTIONS = 3;

    /** The number of names that a message shows of a list that a command prints in full. */
    private static final int SHOWN = 2;

    private Names() {}

    /** Returns the most similar names, as in {@code did you mean softmax? (all: helmholtz, …)}. */
    public static String nearest(String name, Collection<String> names) {
        return suggested(name, names, "there are " + String.join(", ", names));
    }

    /**
     * Returns the most similar names and the first of a long list, as in {@code there are ba, ba-cost, … 40 more; see: families}.
     *
     * @param command prints all of them, such as {@code sweep --help}
     */
    public static String nearest(String name, Collection<String> names, String command) {
        int more = names.size() - SHOWN;
        return more <= 0
                ? nearest(name, names)
                : suggested(
                        name,
                        names,
                        "there are " + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + ", … " + more
                                + " more; see: " + command);
    }

    private static String suggested(String name, Collection<String> names, String all) {
        String near = names.stream()
                .filter(other -> distance(name, other) <= Math.max(2, other.length() / 2))
                .sorted(Comparator.comparingInt(other -> distance(name, other)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(" or "));
        return near.isEmpty() ? all : "did you mean " + near + "? (" + all + ")";
    }

    /** Returns the Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
