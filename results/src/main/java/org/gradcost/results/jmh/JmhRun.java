package org.gradcost.results.jmh;

import java.util.List;

/**
 * A file of JMH's.
 *
 * @param results in the file's order, all different
 * @param notes what a reader must know of the file, a sentence each
 */
public record JmhRun(List<JmhResult> results, List<String> notes) {
    /** @param results copied, as the notes are */
    public JmhRun {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Returns whether every result has its forks. */
    public boolean raw() {
        return results.stream().allMatch(JmhResult::raw);
    }
}
