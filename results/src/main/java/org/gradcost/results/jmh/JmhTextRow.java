package org.gradcost.results.jmh;

import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * A row of a text table.
 *
 * @param line of the file
 * @param samples number of samples of which the score is the mean; 1 if the table leaves that blank
 * @param score empty if it is not a number, such as JMH's {@code ≈ 10⁻³}
 * @param shown the score as the table writes it
 * @param error at 99.9 % as the table writes it; {@code NaN} if there is none
 */
record JmhTextRow(
        long line,
        String benchmark,
        SortedMap<String, String> params,
        String mode,
        long samples,
        OptionalDouble score,
        String shown,
        String error,
        String unit) {

    /** Returns the benchmark that a secondary row {@code A:b} belongs to. */
    String owner() {
        return benchmark.substring(0, Math.max(0, benchmark.lastIndexOf(':')));
    }
}
