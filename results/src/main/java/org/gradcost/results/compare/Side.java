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
 */
public record Side(
        String name,
        List<String> columns,
        Function<Key, String> kind,
        SortedMap<Key, Sample> samples,
        Map<String, Fact> environment,
        List<String> limits) {

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

    Side with(SortedMap<Key, Sample> kept) {
        return new Side(name, columns, kind, kept, environment, limits);
    }
}
