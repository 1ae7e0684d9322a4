package org.gradcost.results.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names from files as names of files and of LaTeX macros. Two that would come out the same get a letter more. */
final class Slugs {
    private static final String[] DIGITS = {
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"
    };

    private final Map<String, Integer> taken = new HashMap<>();

    /** Small letters, digits and hyphens. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(60, slug.length()));
    }

    /** Letters alone: {@code helmholtz-2} becomes {@code HelmholtzTwo}. */
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

    /** The name itself, or with a letter behind it if it was taken before. */
    String unique(String name) {
        int before = taken.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + (name.matches("[A-Za-z]+") ? "X".repeat(before) : "-" + (before + 1));
    }
}
