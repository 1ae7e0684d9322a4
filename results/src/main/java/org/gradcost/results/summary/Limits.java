package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Estimate;

/**
 * The plausibility limits of a run, which it satisfies if its hand-written code is the best possible: no mode takes less than
 * 0.97 of the time of the gradient by hand, and no gradient by hand takes less time than the primal. A time violates a limit if
 * its whole interval does. The limits are those of plain Java in one thread: modes with several threads, and libraries in other
 * languages, may be faster.
 */
public final class Limits {

    private static final double OF_HAND = 0.97;
    private static final double OF_PRIMAL = 1;

    /** The languages that the limits hold for; that of runs without traits is unknown, and all their modes are in Java. */
    private static final Set<String> LANGUAGES = Set.of("Java", "unknown");

    private Limits() {}

    /** Returns a line for each cell of a run that violates a limit. */
    public static List<String> of(Summary summary) {
        Bootstrap times = summary.times();
        Map<List<Object>, Cell> hands = new HashMap<>();
        Map<List<Object>, Cell> primals = new HashMap<>();
        List<Cell> limited =
                times.cells().stream().filter(cell -> isLimited(summary, cell)).toList();
        for (Cell cell : limited) {
            if (kind(summary, cell) == ModeTraits.Kind.HAND) {
                hands.put(problem(cell), cell);
            } else if (kind(summary, cell) == ModeTraits.Kind.PRIMAL) {
                primals.put(problem(cell), cell);
            }
        }
        List<String> broken = new ArrayList<>();
        for (Cell cell : limited) {
            Cell hand = hands.get(problem(cell));
            if (hand == null || kind(summary, cell) == ModeTraits.Kind.PRIMAL) {
                continue;
            }
            if (cell.equals(hand)) {
                Cell primal = primals.get(problem(hand));
                if (primal != null) {
                    check(times, hand, primal, OF_PRIMAL, broken);
                }
            } else {
                check(times, cell, hand, OF_HAND, broken);
            }
        }
        return broken;
    }

    private static boolean isLimited(Summary summary, Cell cell) {
        return cell.threads() == 1
                && LANGUAGES.contains(summary.roles().traits(cell.variant()).language());
    }

    private static void check(Bootstrap times, Cell cell, Cell limit, double least, List<String> broken) {
        if (!times.time(cell).known() || !times.time(limit).known()) {
            return;
        }
        Estimate ratio = Estimate.ofLogs(times.logTime(cell) - times.logTime(limit), times.logRatioDraws(cell, limit));
        if (ratio.hi() < least) {
            broken.add(String.format(
                    Locale.ROOT,
                    "%s: %.3f (%.3f to %.3f) of %s, must be at least %s",
                    cell,
                    ratio.value(),
                    ratio.lo(),
                    ratio.hi(),
                    limit.variant(),
                    least));
        }
    }

    private static ModeTraits.Kind kind(Summary summary, Cell cell) {
        return summary.roles().traits(cell.variant()).kind();
    }

    private static List<Object> problem(Cell cell) {
        return List.of(cell.family(), cell.kernels(), cell.n(), cell.m());
    }
}
