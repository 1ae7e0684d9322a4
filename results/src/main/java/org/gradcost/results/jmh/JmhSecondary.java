package org.gradcost.results.jmh;

import java.util.Set;

/**
 * Recognition of rows that belong to a benchmark and are not benchmarks themselves: counters, profilers' numbers, the methods of
 * a group.
 */
final class JmhSecondary {
    private JmhSecondary() {}

    /** Returns whether {@code A:b} is the name of a row that belongs to a benchmark {@code A} of the file. */
    static boolean of(String name, Set<String> names) {
        for (int colon = name.indexOf(':'); colon >= 0; colon = name.indexOf(':', colon + 1)) {
            if (names.contains(name.substring(0, colon))) {
                return true;
            }
        }
        return false;
    }
}
