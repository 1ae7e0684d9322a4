package org.gradcost.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The message for a value that an option does not accept. That of picocli lists the constants of the enum, which nobody types. */
final class ChoiceMessage {

    private static final Pattern BY_PICOCLI = Pattern.compile(
            "Invalid value for option '([^']+)'.*: expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    private ChoiceMessage() {}

    /** Returns picocli's message with each accepted value once, spelt as in the documents; other messages unchanged. */
    static String of(String message) {
        Matcher choice = BY_PICOCLI.matcher(message);
        if (!choice.matches()) {
            return message;
        }
        String values = Arrays.stream(choice.group(2).split(", "))
                .map(value -> value.toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .collect(Collectors.joining(", "));
        return choice.group(1) + " \"" + choice.group(3) + "\": must be one of " + values;
    }
}
