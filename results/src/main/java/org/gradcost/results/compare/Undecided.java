package org.gradcost.results.compare;

import java.util.List;
import java.util.Optional;
import org.gradcost.results.format.Counted;
import org.gradcost.results.statistics.MoreRounds;

/** What a comparison leaves open: how many rows are undecided, and why if all of them have the same reason. */
final class Undecided {

    private Undecided() {}

    /** Returns a clause on the rows that are undecided, without a full stop; empty if there are none. */
    static Optional<String> clause(Comparison comparison) {
        List<Row> undecided = comparison.rows().stream()
                .filter(row -> row.verdict() == Verdict.INCONCLUSIVE)
                .toList();
        if (undecided.isEmpty()) {
            return Optional.empty();
        }
        String thing = comparison.rows().stream().allMatch(row -> row.cells() == 1) ? "cell" : "row";
        return Optional.of(undecided.size() + " of "
                + Counted.of(comparison.rows().size(), thing) + (undecided.size() == 1 ? " is" : " are") + " undecided"
                + (comparison.race() ? "" : why(undecided, thing)));
    }

    /** Returns whether a row would need more than ten times the rounds it has. */
    static boolean isFarOff(Row row) {
        return row.verdict() == Verdict.INCONCLUSIVE
                && row.ratio().known()
                && MoreRounds.isUnrealistic(row.moreForks(), row.repeats().least());
    }

    private static String why(List<Row> undecided, String thing) {
        Repeats repeats = undecided.get(0).repeats();
        if (undecided.stream().anyMatch(row -> !row.repeats().equals(repeats))) {
            return "";
        }
        if (repeats.least() == 1) {
            return repeats.rounds()
                    ? ", since a run of one round has no intervals; give more rounds, e.g. --profile quick"
                    : ", since a single fork has no intervals; give more forks";
        }
        return undecided.stream().allMatch(Undecided::isFarOff)
                ? ", since " + repeats.counted(repeats.least()) + " are too few to judge single " + thing + "s"
                : "";
    }
}
