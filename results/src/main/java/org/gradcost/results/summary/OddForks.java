package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.OddRounds;
import org.gradcost.results.statistics.TurnDifference;

/**
 * Forks that ran slower or faster than all others of their cell, in either state of the core, most likely because the compiler
 * optimised the code differently. They are counted, since a user may meet them, and reported.
 */
public final class OddForks {

    private OddForks() {}

    /** Returns a line for each cell that has outlying forks. */
    public static List<String> of(Bootstrap times) {
        List<String> lines = new ArrayList<>();
        for (Cell cell : times.cells()) {
            among(times, cell)
                    .ifPresent(odd -> lines.add(
                            cell + ": " + odd.count() + " of " + odd.rounds() + " forks ran " + odd.howFar()));
        }
        return lines;
    }

    /** Returns the outlying forks of a cell; empty if there are none, or if it took no turns with its primal. */
    static Optional<OddRounds> among(Bootstrap times, Cell cell) {
        return times.tookTurns(cell)
                ? OddRounds.among(
                        times.differencesFrom(cell, TurnDifference::ofAll).array())
                : Optional.empty();
    }
}
