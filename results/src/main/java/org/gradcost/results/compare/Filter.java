package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;

/**
 * A filter for the cells whose column has one of several values; {@code *} in a value matches anything.
 *
 * @param column name of the column
 * @param values pattern that matches each of them
 */
public record Filter(String column, Pattern values) {

    /**
     * Reads {@code COLUMN=VALUE,VALUE}; a backslash before a comma or a star makes it literal.
     *
     * @throws BadInputException if the text is not of that form
     */
    public static Filter of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadInputException("--filter " + text + ": must be COLUMN=VALUE[,VALUE…], such as n=10,100");
        }
        String anyOf = OptionValues.split(text.substring(equals + 1)).stream()
                .map(value -> split(value).stream()
                        .map(part -> Pattern.quote(OptionValues.plain(part)))
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|"));
        return new Filter(text.substring(0, equals), Pattern.compile(anyOf, Pattern.DOTALL));
    }

    /** Splits a value at its stars. */
    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '*') {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(value.substring(from));
        return parts;
    }

    boolean keeps(List<String> columns, Key key) {
        return values.matcher(key.values().get(position(columns, column))).matches();
    }

    /** Returns the position of a column; a JMH parameter is also found without its prefix. */
    static int position(List<String> columns, String column) {
        int position = columns.indexOf(column);
        int param = columns.indexOf(JmhSides.PARAM + column);
        if (position < 0 && param < 0) {
            throw new BadInputException(
                    "there is no column \"" + column + "\", must be one of " + String.join(", ", columns));
        }
        return position < 0 ? param : position;
    }
}
