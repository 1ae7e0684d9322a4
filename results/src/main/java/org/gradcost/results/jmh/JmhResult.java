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
 * @param facts that JMH states about itself and the JVM, by name; empty if it states none
 * @param jvmArgs of its forks
 * @param forks number of forks; empty if the file does not state it
 * @param times ns per operation by fork and iteration; empty if JMH stated only a score, or if one of them is not a valid time
 * @param score with what is known about its error
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

    /**
     * Creates the result.
     *
     * @param facts not copied, nor are the parameters; the arguments are copied
     */
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

    // A row of a table names what it belongs to.
    private static void requireShort(String what, String text) {
        if (text.length() > LONGEST) {
            throw new UnusableScoreException(
                    what + " has " + text.length() + " characters, must have at most " + LONGEST);
        }
    }

    /** Returns whether the differences between forks are known. */
    public boolean raw() {
        return score.deviations().length > 0;
    }

    /** Returns its identity within a file: a benchmark with other arguments or another JVM is another result. */
    String identity() {
        return benchmark + " (" + mode + ", " + Counted.of(threads, "thread") + ")"
                + (params.isEmpty() ? "" : " " + params)
                + (jvmArgs.isEmpty() ? "" : " " + jvmArgs)
                + (facts.isEmpty() ? "" : " " + facts);
    }
}
