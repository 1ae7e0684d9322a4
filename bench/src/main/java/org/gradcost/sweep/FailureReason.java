package org.gradcost.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.bench.RefusedCellException;

/** The reason why a fork could not measure its cell, in one line. */
final class FailureReason {
    private static final Pattern THROWN = Pattern.compile(
            "\\s*(?:Exception in thread .*|Caused by: .*|Error: .*|(?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*)");
    private static final Pattern CRASH_REPORT = Pattern.compile(".*?(\\S*hs_err_pid\\d+\\.log).*");

    /** The exit code of a killed process: by the shell's convention, 128 plus the number of the signal. */
    private static final int KILLED = 128 + 9;

    /** The beginning of the line with which a mode refuses a function. */
    private static final String REFUSED = RefusedCellException.class.getName() + ": ";

    private static final String NOT_READY = "its JVM was not ready after ";

    private FailureReason() {}

    /**
     * Returns the first exception or error in the JVM's log, or else how the process ended.
     *
     * @param log of the JVM
     * @param exit exit code; empty if the process has not ended
     */
    static String of(Path log, Optional<Integer> exit) throws IOException {
        // What a crash writes to the log need not be UTF-8, which Files.readString would refuse.
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return first(lines, CRASH_REPORT)
                .map(report -> "its JVM crashed; see " + report.group(1))
                .or(() -> first(lines, THROWN).map(line -> line.group().strip()))
                .orElse(exit.map(FailureReason::ended).orElse("its JVM stopped taking turns"));
    }

    /** Returns the reason for a cell whose JVM was not ready in time, which is left out, as one that the prediction excludes. */
    static String endless(Duration patience) {
        return REFUSED + NOT_READY + patience.toSeconds()
                + " s, in which it computes the gradient at two points and warms up; a larger --budget, or none, waits longer";
    }

    /** Returns the reason for a cell whose JVM did not end its slot in time. */
    static String stuck(Duration patience) {
        return "its JVM did not end a slot within " + patience.toSeconds() + " s";
    }

    /** Returns the refusal that a reason describes; empty if it is a failure. */
    static Optional<String> refusal(String reason) {
        return reason.startsWith(REFUSED) ? Optional.of(reason.substring(REFUSED.length())) : Optional.empty();
    }

    /** Returns whether a refusal is that of a cell whose JVM was not ready in time, which depends on the budget. */
    static boolean isEndless(String refusal) {
        return refusal.startsWith(NOT_READY);
    }

    private static String ended(int number) {
        return "its JVM ended with exit code " + number
                + (number == KILLED ? ": killed, possibly because the system was out of memory" : "");
    }

    private static Optional<Matcher> first(List<String> lines, Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).findFirst();
    }
}
