package org.gradcost.results.compare;

import java.util.Arrays;
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
     * Reads {@code COLUMN=VALUE,VALUE}.
     *
     * @throws BadInputException when it is not of that form
     */
    public static Filter of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadInputException("--filter " + text + ": must be COLUMN=VALUE[,VALUE…], such as n=10,100");
        }
        String anyOf = Arrays.stream(text.substring(equals + 1).split(","))
                .map(value -> Arrays.stream(value.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|"));
        return new Filter(text.substring(0, equals), Pattern.compile(anyOf));
    }

    boolean keeps(List<String> columns, Key key) {
        return values.matcher(key.values().get(position(columns, column))).matches();
    }

    static int position(List<String> columns, String column) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new BadInputException(
                    "there is no column \"" + column + "\", must be one of " + String.join(", ", columns));
        }
        return position;
    }
}
