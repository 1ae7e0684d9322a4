package org.gradcost.results.jmh;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.gradcost.results.format.Counted;

/**
 * The result of one benchmark with one set of parameters in one configuration of the JVM.
 *
 * @param mode {@code avgt}, {@code thrpt}, {@code sample} or {@code ss}
 * @param params by name
 * @param facts what JMH says of itself and of the JVM, by name; empty if it says nothing
 * @param jvmArgs of its forks
 * @param forks how many; empty where the file does not say
 * @param times ns per operation by fork and iteration; without any where JMH gave a score alone, or one of them is no time
 * @param score with what is known of its error
 * @param allocated by an operation; without values if JMH ran without {@code -prof gc}
 */
public record JmhResult(
        String benchmark,
        String mode,
        int threads,
        SortedMap<String, String> params,
        SortedMap<String, String> facts,
        List<String> jvmArgs,
        OptionalInt forks,
        double[][] times,
        JmhScore score,
        JmhBytes allocated) {
    private static final int LONGEST = 2000;

    /** @param facts seen, not copied, as the parameters are; the arguments are copied */
    public JmhResult {
        requireShort("benchmark", benchmark);
        requireShort("mode", mode);
        params.forEach((name, value) -> {
            requireShort("name of a parameter", name);
            requireShort("parameter " + name, value);
        });
        facts.forEach(JmhResult::requireShort);
        jvmArgs.forEach(argument -> requireShort("an argument of the JVM", argument));
        params = Collections.unmodifiableSortedMap(params);
        facts = Collections.unmodifiableSortedMap(facts);
        jvmArgs = List.copyOf(jvmArgs);
    }

    // A row of a table bears what it is of.
    private static void requireShort(String what, String text) {
        if (text.length() > LONGEST) {
            throw new UnusableScoreException(
                    what + " has " + text.length() + " characters, must have at most " + LONGEST);
        }
    }

    /** Returns whether what forks differ by is known. */
    public boolean raw() {
        return score.deviations().length > 0;
    }

    /** Returns its identity within a file: a benchmark under other arguments or another JVM is another result. */
    String identity() {
        return benchmark + " (" + mode + ", " + Counted.of(threads, "thread") + ")"
                + (params.isEmpty() ? "" : " " + params)
                + (jvmArgs.isEmpty() ? "" : " " + jvmArgs)
                + (facts.isEmpty() ? "" : " " + facts);
    }
}
