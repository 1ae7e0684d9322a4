package org.gradcost.results.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param name for the user
 * @param columns of the keys
 * @param kind identifies the code that a cell measured; cells of one kind share the differences between their forks
 * @param samples by key
 * @param environment where it was measured; unknown facts are missing
 * @param limits what this side does not record, a sentence each
 * @param alternative whether it is one of several ways to do the same, measured in one run or file, and not a version: then none of
 *     its differences is a regression
 */
public record Side(
        String name,
        List<String> columns,
        Function<Key, String> kind,
        SortedMap<Key, Sample> samples,
        Map<String, Fact> environment,
        List<String> limits,
        boolean alternative) {

    /**
     * A fact about an environment.
     *
     * @param value as shown
     * @param binding whether two sides that differ in it cannot be compared
     */
    public record Fact(String value, boolean binding) {}

    /**
     * Creates the side.
     *
     * @param samples not copied; nor is the environment
     */
    public Side {
        columns = List.copyOf(columns);
        samples = Collections.unmodifiableSortedMap(samples);
        environment = Collections.unmodifiableMap(environment);
        limits = List.copyOf(limits);
    }

    /** Creates the side of a version: a run or a file as a whole. */
    Side(
            String name,
            List<String> columns,
            Function<Key, String> kind,
            SortedMap<Key, Sample> samples,
            Map<String, Fact> environment,
            List<String> limits) {
        this(name, columns, kind, samples, environment, limits, false);
    }

    Side with(SortedMap<Key, Sample> kept) {
        return with(columns, kept);
    }

    Side with(List<String> names, SortedMap<Key, Sample> kept) {
        return new Side(name, names, kind, kept, environment, limits, alternative);
    }
}
