package org.gradcost.results.jmh;

import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The result of one benchmark with one set of parameters.
 *
 * @param mode {@code avgt}, {@code thrpt}, {@code sample} or {@code ss}
 * @param params by name
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
        double[][] times,
        double score,
        OptionalDouble relativeError,
        double[] allocBytes) {

    /** Returns its identity within a file. */
    String identity() {
        return benchmark + " (" + mode + ", " + threads + " threads) " + params;
    }
}
