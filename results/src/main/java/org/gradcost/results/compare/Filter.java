package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;

/**
 * Keeps the cells whose column has one of some values; {@code *} in a value stands for anything.
 *
 * @param column its name
 * @param values any of them
 */
public record Filter(String column, Pattern values) {

    /**
     * Reads {@code COLUMN=VALUE,VALUE}; a backslash takes a comma or a star as it is.
     *
     * @throws BadInputException when it is not of that form
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

    /** Returns where a column is; a parameter of JMH's is also found without its prefix. */
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
