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
 * @param kind what stands for the code measured: cells of one kind share what their forks differ by
 * @param samples by key
 * @param environment where it was measured; facts that are not known are not in it
 * @param limits what this side cannot tell, a sentence each
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
     * @param binding whether two sides that differ in it cannot be compared
     */
    public record Fact(String value, boolean binding) {}

    /** @param samples seen, not copied; likewise the environment */
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
