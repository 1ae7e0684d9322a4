package org.gradcost.tape.compile;

import java.util.HashMap;
import java.util.Map;

/** How often each of some things comes up. */
final class UseCounts<K> {

    private final Map<K, Integer> counts = new HashMap<>();

    void add(K key) {
        counts.put(key, of(key) + 1);
    }

    int of(K key) {
        return counts.getOrDefault(key, 0);
    }
}
