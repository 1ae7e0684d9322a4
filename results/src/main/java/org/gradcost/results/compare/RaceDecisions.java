package org.gradcost.results.compare;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.RaceRule;
import org.gradcost.results.statistics.RaceRule.Decision;

/** The decisions of a race on its cells and groups. */
public final class RaceDecisions {

    /** The columns of the keys. */
    public static final List<String> COLUMNS = RunSide.COLUMNS;

    private final Map<Key, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final RaceRule rule;

    /**
     * Prepares the rule for the cells of a race.
     *
     * @param cells that were planned
     * @param groups names, and the cells of each
     * @param threshold below which a difference does not matter
     */
    public RaceDecisions(Collection<Key> cells, Map<String, List<Key>> groups, double threshold) {
        cells.forEach(key -> names.put(key, "cell " + key));
        groups.forEach((name, members) ->
                this.groups.put(name, members.stream().map(names::get).toList()));
        rule = new RaceRule(cells.size() + groups.size(), threshold);
    }

    /** Returns the key of a cell. */
    public static Key key(Cell cell) {
        return RunSide.key(cell);
    }

    /** The decisions after some rounds. */
    public record State(Map<Key, Decision> cells, Map<String, Decision> groups) {}

    /**
     * Returns the decisions for the given differences.
     *
     * @param differences in log time, in the order of rounds; empty for a cell without any
     * @param ended whether there will be no more rounds
     */
    public State after(Map<Key, double[]> differences, boolean ended) {
        Map<String, double[]> cells = new LinkedHashMap<>();
        names.forEach((key, name) -> cells.put(name, differences.getOrDefault(key, new double[0])));
        Map<String, Decision> all = rule.judge(cells, groups, ended);
        Map<Key, Decision> ofCells = new LinkedHashMap<>();
        names.forEach((key, name) -> ofCells.put(key, all.get(name)));
        Map<String, Decision> ofGroups = new LinkedHashMap<>();
        groups.keySet().forEach(name -> ofGroups.put(name, all.get(name)));
        return new State(ofCells, ofGroups);
    }
}
