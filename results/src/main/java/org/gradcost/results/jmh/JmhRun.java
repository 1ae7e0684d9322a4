package org.gradcost.results.jmh;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A file of JMH's.
 *
 * @param results in the file's order, all different
 * @param raw whether every result has its iterations
 * @param environment what JMH says of the JDK and itself; empty if it says nothing
 */
public record JmhRun(List<JmhResult> results, boolean raw, SortedMap<String, String> environment) {
    /** @param results copied */
    public JmhRun {
        results = List.copyOf(results);
        environment = Collections.unmodifiableSortedMap(environment);
    }
}
