package org.gradcost.cli.text;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradcost.results.Cell;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.RaceRule.Decision;
import org.gradcost.sweep.Race;

/** The progress of a race: a line after each look. */
public final class RaceLines implements Race.Progress {

    private final PrintWriter out;
    private final Optional<Duration> budget;

    public RaceLines(PrintWriter out, Optional<Duration> budget) {
        this.out = out;
        this.budget = budget;
    }

    @Override
    public void looked(
            int round, Duration spent, int decided, int cells, Optional<Map.Entry<Cell, Decision>> furthest) {
        out.println(String.format(
                Locale.ROOT,
                "round %-3d %s%s, %d of %d cells decided%s",
                round,
                time(spent),
                budget.map(limit -> " of " + time(limit)).orElse(""),
                decided,
                cells,
                furthest.map(cell -> "; furthest: " + cell.getKey() + " " + interval(cell.getValue()))
                        .orElse("")));
    }

    private static String interval(Decision decision) {
        return String.format(
                Locale.ROOT,
                "%+.1f ±%s",
                100 * Math.expm1(decision.difference()),
                Rounded.width(Math.expm1(decision.halfWidth())));
    }

    private static String time(Duration time) {
        return time.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", time.toSecondsPart());
    }
}
