package org.gradcost.cli.run;

import org.gradcost.results.BadInputException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that take a list. Without a value such an option would select everything, as if it had not been given. */
public final class ListOptions {
    private ListOptions() {}

    /**
     * Checks that each list that was given has values and that none of them is empty.
     *
     * @throws BadInputException if a list has no value or an empty one
     */
    public static void requireValues(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (isList(option)
                    && (option.stringValues().isEmpty()
                            || option.stringValues().stream().anyMatch(String::isBlank))) {
                throw refusal(option.longestName(), String.join(",", option.originalStringValues()));
            }
        }
    }

    /** Returns the refusal of a list that has no value, or an empty one. */
    public static BadInputException refusal(String option, String values) {
        return new BadInputException(
                option + " is \"" + values + "\", must be one value or several, separated by commas");
    }

    /** Returns whether an option takes values that are separated by commas. */
    public static boolean isList(OptionSpec option) {
        return !option.splitRegex().isEmpty();
    }
}
