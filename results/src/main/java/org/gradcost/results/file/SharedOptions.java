package org.gradcost.results.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options that the shards of one sweep have in common. */
public final class SharedOptions {
    private static final Set<String> OWN = Set.of("--shard", "--out");

    private SharedOptions() {}

    /** Returns options without the shard and without those that do not affect the measurements. */
    public static List<String> of(List<String> options) {
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (OWN.contains(option)) {
                i++;
            } else if (!option.equals("--resume") && OWN.stream().noneMatch(own -> option.startsWith(own + "="))) {
                shared.add(option);
            }
        }
        return shared;
    }
}
