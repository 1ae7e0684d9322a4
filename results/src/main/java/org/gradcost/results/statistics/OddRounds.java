package org.gradcost.results.statistics;

import java.util.Locale;
import java.util.Optional;
import org.hipparchus.stat.StatUtils;

/**
 * The rounds of a cell whose value is far from those of all others, most likely because the compiler optimised the code of a JVM
 * differently.
 *
 * @param count number of these rounds
 * @param rounds number of all rounds
 * @param furthest deviation, in log time, of the furthest of them from the median
 */
public record OddRounds(int count, int rounds, double furthest) {

    private static final int LEAST = 4;
    private static final double FAR = 6; // multiple of the median deviation, scaled to a standard deviation
    private static final double MATTERS = Math.log(1.05);
    private static final double TO_DEVIATION = 1.4826;

    /**
     * Finds the odd rounds.
     *
     * @param values one per round, in log time
     * @return empty if there are none, or too few rounds to tell
     */
    public static Optional<OddRounds> among(double... values) {
        if (values.length < LEAST) {
            return Optional.empty();
        }
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
        return odd == 0 ? Optional.empty() : Optional.of(new OddRounds(odd, values.length, furthest));
    }

    /** Returns how far the furthest is from the median: {@code 22 % slower}. */
    public String howFar() {
        return String.format(
                Locale.ROOT, "%.0f %% %s", 100 * Math.expm1(Math.abs(furthest)), furthest > 0 ? "slower" : "faster");
    }
}
