package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The groups of cells that are judged in addition to the cells: the cells of each mode, of each family, and all cells. JMH
 * results are grouped within each of JMH's modes, since throughput and single-shot times are of different kinds.
 */
public final class Groups {

    /** The smallest number of cells of a group: one cell is judged by itself. */
    static final int LEAST = 2;

    private static final List<String> COLUMNS = List.of("mode", "family");
    private static final String JMH_MODE = "jmh_mode";

    private Groups() {}

    /**
     * Returns the cells of each group with at least two cells, by the group's name.
     *
     * @param columns of the keys
     */
    public static Map<String, List<Key>> of(List<String> columns, Collection<Key> cells) {
        Map<String, List<Key>> groups = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            int position = columns.indexOf(column);
            if (position >= 0) {
                groups.putAll(by(position, column + " ", cells));
            }
        }
        int kind = columns.indexOf(JMH_MODE);
        if (kind >= 0) {
            groups.putAll(by(kind, "all of ", cells));
        } else {
            groups.put("all cells", List.copyOf(cells));
        }
        groups.values().removeIf(group -> group.size() < LEAST);
        return groups;
    }

    /** Returns the columns to group rows by: those requested, and JMH's mode, which must be the same within a row. */
    static List<String> by(List<String> columns, List<String> asked) {
        List<String> by = new ArrayList<>(asked);
        if (!asked.isEmpty() && columns.contains(JMH_MODE) && !asked.contains(JMH_MODE)) {
            by.add(JMH_MODE);
        }
        return by;
    }

    private static Map<String, List<Key>> by(int position, String prefix, Collection<Key> cells) {
        Map<String, List<Key>> groups = new TreeMap<>();
        cells.forEach(key -> groups.computeIfAbsent(prefix + key.values().get(position), name -> new ArrayList<>())
                .add(key));
        return groups;
    }
}
