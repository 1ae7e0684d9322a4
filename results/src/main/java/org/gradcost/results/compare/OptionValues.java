package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;

/** A list of values on the command line, separated by commas; a backslash before a comma makes the comma part of a value. */
public final class OptionValues {
    private OptionValues() {}

    /** Returns the values as written, without the backslashes before commas and backslashes. */
    public static List<String> of(String text) {
        return split(text).stream().map(OptionValues::plain).toList();
    }

    /** Returns the values with their backslashes. */
    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
                if (c == '\\' && i + 1 < text.length()) {
                    value.append(text.charAt(++i));
                }
            }
        }
        values.add(value.toString());
        return values;
    }

    /** Returns a value without its escapes; a backslash before any other character remains, as in a Windows path. */
    static String plain(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            boolean escape =
                    value.charAt(i) == '\\' && i + 1 < value.length() && ",*\\".indexOf(value.charAt(i + 1)) >= 0;
            out.append(value.charAt(escape ? ++i : i));
        }
        return out.toString();
    }
}
