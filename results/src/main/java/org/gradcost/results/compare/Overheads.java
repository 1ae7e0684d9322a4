package org.gradcost.results.compare;

import java.util.EnumMap;
import java.util.Map;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.CoreState;
import org.gradcost.results.statistics.RoundValues;
import org.gradcost.results.statistics.Timing;
import org.gradcost.results.statistics.TurnDifference;

/**
 * The log overhead of a cell, over all batches and in each state of the core.
 *
 * @param ofAll over all batches
 * @param states over the batches in one state of the core, if the cell and its primal have enough of them
 * @param batches number of the cell's batches in that state
 */
record Overheads(Contrast ofAll, Map<CoreState, Contrast> states, Map<CoreState, Long> batches) {

    /** Returns the overhead of a cell whose primal is in the run. */
    static Overheads of(String side, Bootstrap run, Cell cell) {
        Timing timing = run.timing(cell);
        Map<CoreState, Contrast> states = new EnumMap<>(CoreState.class);
        Map<CoreState, Long> batches = new EnumMap<>(CoreState.class);
        if (!run.tookTurns(cell)) {
            Timing primal = run.timing(run.primal(cell).orElseThrow());
            Contrast difference = Contrast.of(side, timing.times()).plus(-1, Contrast.of(side, primal.times()));
            return new Overheads(difference, states, batches);
        }
        for (CoreState state : CoreState.values()) {
            RoundValues differences = run.differencesFrom(cell, pair -> pair.in(state));
            if (differences.count() > 1 && run.isShown(cell, state)) {
                states.put(state, Contrast.of(side, differences));
                batches.put(state, timing.forks().batches(state));
            }
        }
        return new Overheads(Contrast.of(side, run.differencesFrom(cell, TurnDifference::ofAll)), states, batches);
    }

    boolean tagged() {
        return !states.isEmpty();
    }
}
