package org.gradcost.results.jmh;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The result of one benchmark with one set of parameters in one configuration of the JVM.
 *
 * @param mode {@code avgt}, {@code thrpt}, {@code sample} or {@code ss}
 * @param params by name
 * @param facts what JMH says of itself and of the JVM, by name; empty if it says nothing
 * @param jvmArgs of its forks
 * @param times ns per operation by fork and iteration; without any where JMH gave a score alone
 * @param score ns per operation
 * @param relativeError standard error of the score over the score, iterations taken as independent; empty where JMH had
 *     a single one
 * @param allocBytes allocated by an operation, B, as often as JMH says; empty without {@code -prof gc}
 */
public record JmhResult(
        String benchmark,
        String mode,
        int threads,
        SortedMap<String, String> params,
        SortedMap<String, String> facts,
        List<String> jvmArgs,
        double[][] times,
        double score,
        OptionalDouble relativeError,
        double[] allocBytes) {

    /** @param facts seen, not copied, as the parameters are; the arguments are copied */
    public JmhResult {
        params = Collections.unmodifiableSortedMap(params);
        facts = Collections.unmodifiableSortedMap(facts);
        jvmArgs = List.copyOf(jvmArgs);
    }

    /** Returns its identity within a file: a benchmark under other arguments or another JVM is another result. */
    String identity() {
        return benchmark + " (" + mode + ", " + threads + " threads) " + params
                + (jvmArgs.isEmpty() ? "" : " " + jvmArgs)
                + (facts.isEmpty() ? "" : " " + facts);
    }
}
