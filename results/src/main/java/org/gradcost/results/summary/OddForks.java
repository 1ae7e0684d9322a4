package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.TurnDifference;
import org.hipparchus.stat.StatUtils;

/**
 * Forks that ran slower or faster than all others of their cell, in either state of the core, most likely because the compiler
 * optimised the code differently. They are counted, since a user may meet them, and reported.
 */
public final class OddForks {

    private static final int LEAST = 4;
    private static final double FAR = 6; // multiple of the median deviation, scaled to a standard deviation
    private static final double MATTERS = Math.log(1.05);
    private static final double TO_DEVIATION = 1.4826;

    private OddForks() {}

    /** Returns a line for each cell that has outlying forks. */
    public static List<String> of(Bootstrap times) {
        List<String> lines = new ArrayList<>();
        for (Cell cell : times.cells()) {
            if (times.tookTurns(cell)) {
                double[] values =
                        times.differencesFrom(cell, TurnDifference::ofAll).array();
                if (values.length >= LEAST) {
                    line(cell, values, lines);
                }
            }
        }
        return lines;
    }

    private static void line(Cell cell, double[] values, List<String> lines) {
        double median = StatUtils.percentile(values, 50);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = Math.abs(values[i] - median);
        }
        double limit = Math.max(MATTERS, FAR * TO_DEVIATION * StatUtils.percentile(deviations, 50));
        int odd = 0;
        double furthest = 0;
        for (double value : values) {
            if (Math.abs(value - median) > limit) {
                odd++;
                furthest = Math.abs(value - median) > Math.abs(furthest) ? value - median : furthest;
            }
        }
        if (odd > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %d of %d forks ran %.0f %% %s",
                    cell,
                    odd,
                    values.length,
                    100 * Math.expm1(Math.abs(furthest)),
                    furthest > 0 ? "slower" : "faster"));
        }
    }
}
