package org.gradcost.results.jmh;

import java.util.List;

/**
 * The content of a JMH file.
 *
 * @param results in the file's order, all different
 * @param notes what a reader must know about the file, a sentence each
 */
public record JmhRun(List<JmhResult> results, List<String> notes) {
    /**
     * Creates the run.
     *
     * @param results copied, as are the notes
     */
    public JmhRun {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Returns whether the differences between forks are known for every result. */
    public boolean raw() {
        return results.stream().allMatch(JmhResult::raw);
    }
}
