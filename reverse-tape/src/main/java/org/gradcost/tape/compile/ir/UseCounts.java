package org.gradcost.tape.compile.ir;

import java.util.HashMap;
import java.util.Map;

/** A count of occurrences by key. */
public final class UseCounts<K> {

    private final Map<K, Integer> counts = new HashMap<>();

    public void add(K key) {
        counts.put(key, of(key) + 1);
    }

    public int of(K key) {
        return counts.getOrDefault(key, 0);
    }
}
