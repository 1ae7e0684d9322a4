package org.gradcost.limits;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.statistics.RoundMedian;

/**
 * The times of one contender.
 *
 * @param family name of the family, or of the function
 * @param n number of inputs, or of elements
 * @param what is measured: a value, a gradient or a function
 * @param cpu median processor time of an evaluation over the rounds, ns
 * @param leastCpu minimum processor time of an evaluation over the rounds, ns
 * @param wall median wall time of an evaluation over the rounds, ns
 * @param ratio processor time in units of that of the first contender in the same round: median over the rounds
 * @param wallRatio the same ratio of wall times
 */
public record LimitsRow(
        String family,
        int n,
        String what,
        String contender,
        double cpu,
        double leastCpu,
        double wall,
        Estimate ratio,
        Estimate wallRatio) {

    /**
     * Returns the row of a contender.
     *
     * @param elapsed rounds of the contender
     * @param unit rounds of the first contender
     */
    static LimitsRow of(String family, int n, TimedKernel contender, Elapsed[] elapsed, Elapsed[] unit) {
        double[] cpu = times(elapsed, Elapsed::cpu);
        double[] wall = times(elapsed, Elapsed::wall);
        return new LimitsRow(
                family,
                n,
                contender.what(),
                contender.name(),
                RoundMedian.of(cpu).value(),
                Arrays.stream(cpu).min().orElseThrow(),
                RoundMedian.of(wall).value(),
                ratio(cpu, times(unit, Elapsed::cpu)),
                ratio(wall, times(unit, Elapsed::wall)));
    }

    /** Returns whether the row may be that of the unit, whose ratio to itself is 1, or unknown if the clock did not advance. */
    boolean isUnit() {
        return Double.isNaN(ratio.value()) || ratio.value() == 1 && !(ratio.halfWidth() > 0);
    }

    private static double[] times(Elapsed[] rounds, ToDoubleFunction<Elapsed> time) {
        return Arrays.stream(rounds).mapToDouble(time).toArray();
    }

    /** Returns the median of the ratios within the rounds; a clock that does not advance in a round has none there. */
    private static Estimate ratio(double[] over, double[] under) {
        double[] ratios = new double[over.length];
        Arrays.setAll(ratios, round -> under[round] > 0 ? over[round] / under[round] : Double.NaN);
        return RoundMedian.of(ratios);
    }
}
