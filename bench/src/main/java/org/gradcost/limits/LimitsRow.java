package org.gradcost.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The times of one contender.
 *
 * @param family name of the family, or of the function
 * @param n number of inputs, or of elements
 * @param what is measured: a value, a gradient or a function
 * @param cpu median processor time of an evaluation over the rounds, ns
 * @param leastCpu minimum processor time of an evaluation over the rounds, ns
 * @param wall median wall time of an evaluation over the rounds, ns
 * @param ratio {@code cpu} in units of that of the first contender
 * @param wallRatio {@code wall} in units of that of the first contender
 */
public record LimitsRow(
        String family,
        int n,
        String what,
        String contender,
        double cpu,
        double leastCpu,
        double wall,
        double ratio,
        double wallRatio) {

    /** The names of the columns of {@link #cells}. */
    public static final List<String> COLUMNS =
            List.of("family", "n", "what", "contender", "cpu_ns", "least_cpu_ns", "wall_ns", "cpu_ratio", "wall_ratio");

    /**
     * Returns the row of a contender.
     *
     * @param elapsed rounds of the contender
     * @param unit rounds of the first contender
     */
    static LimitsRow of(String family, int n, TimedKernel contender, Elapsed[] elapsed, Elapsed[] unit) {
        double[] cpu = sorted(elapsed, Elapsed::cpu);
        double[] wall = sorted(elapsed, Elapsed::wall);
        int middle = elapsed.length / 2;
        return new LimitsRow(
                family,
                n,
                contender.what(),
                contender.name(),
                cpu[middle],
                cpu[0],
                wall[middle],
                cpu[middle] / sorted(unit, Elapsed::cpu)[middle],
                wall[middle] / sorted(unit, Elapsed::wall)[middle]);
    }

    private static double[] sorted(Elapsed[] rounds, ToDoubleFunction<Elapsed> time) {
        return Arrays.stream(rounds).mapToDouble(time).sorted().toArray();
    }

    /** Returns the cells of a table or file. */
    public List<String> cells() {
        return List.of(
                family,
                String.valueOf(n),
                what,
                contender,
                String.format(Locale.ROOT, "%.0f", cpu),
                String.format(Locale.ROOT, "%.0f", leastCpu),
                String.format(Locale.ROOT, "%.0f", wall),
                String.format(Locale.ROOT, "%.2f", ratio),
                String.format(Locale.ROOT, "%.2f", wallRatio));
    }
}
