package org.gradcost.cli.run;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.results.BadInputException;

/** A time limit for measuring as given on the command line: {@code 90s}, {@code 20m}, {@code 2h}, or {@code none}. */
public final class Budget {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|h)");

    private Budget() {}

    /** Returns a time limit as {@code environment.json} contains it; null for none. */
    public static String text(Optional<Duration> budget) {
        return budget.map(Duration::toString).orElse(null);
    }

    /**
     * Returns the time limit; empty for none.
     *
     * @throws BadInputException if the text is not valid
     */
    public static Optional<Duration> of(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw new BadInputException("--budget is \"" + text + "\", must be a time such as 90s, 20m or 2h, or none");
        }
        long number = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }
}
