package org.gradcost.results.report;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Conversion of names from files to names of files and of LaTeX macros. If two would become the same, one is lengthened. */
final class Slugs {
    private static final String[] DIGITS = {
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"
    };

    private final Set<String> taken = new HashSet<>();

    /** Returns a name in lower-case letters, digits and hyphens. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(60, slug.length()));
    }

    /** Returns a name in letters only: {@code helmholtz-2} becomes {@code HelmholtzTwo}. */
    static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : slug(name).split("-")) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                out.append(Character.isDigit(c) ? DIGITS[c - '0'] : i == 0 ? Character.toUpperCase(c) : c);
            }
        }
        return out.toString();
    }

    /** Returns the name of a file: unchanged, or with the first number that makes it different from all earlier results. */
    String unique(String name) {
        String free = name;
        for (int count = 2; !taken.add(free); count++) {
            free = name + "-" + count;
        }
        return free;
    }

    /** Returns the name of a macro: unchanged, or with X's appended, so that with each suffix it differs from all other names. */
    String macro(String name, String... suffixes) {
        String free = name;
        while (!isFree(free, suffixes)) {
            free += "X";
        }
        taken.add(free);
        for (String suffix : suffixes) {
            taken.add(free + suffix);
        }
        return free;
    }

    private boolean isFree(String name, String... suffixes) {
        return !taken.contains(name) && Arrays.stream(suffixes).noneMatch(suffix -> taken.contains(name + suffix));
    }
}
