package org.gradcost.results.statistics;

import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.StatUtils;

/**
 * The difference in log time between two JVMs that took turns: of each pair of neighbouring slots, and then the median over
 * pairs. Noise that lasts longer than a turn affects both slots of a pair and cancels.
 *
 * <p>A state of the core that changes between the two slots of a pair does not cancel, so quiet batches are compared with quiet
 * ones and shared with shared:
 *
 * <pre>  d = Σ_g w_g·median over turns of (b_g − a_g) / Σ_g w_g,     w_g = k_a·k_b / (k_a + k_b)</pre>
 *
 * where g is quiet or shared, b_g and a_g are the logs of the medians of the batches of that state in the two slots of a turn,
 * and k is the number of such batches on each side. A state counts if both slots have it in at least {@value #ENOUGH_TURNS}
 * turns; if there is no such state, d is the median of the differences of all batches.
 */
public final class TurnDifference {

    /** The number of turns in which both slots must have a state for it to count. */
    static final int ENOUGH_TURNS = 8;

    private final SortedMap<Integer, SlotTimes> base;
    private final SortedMap<Integer, SlotTimes> now;

    /**
     * Creates the difference of two forks.
     *
     * @param base slots by turn
     * @param now slots by turn; those of the same turn are a pair
     */
    public TurnDifference(SortedMap<Integer, SlotTimes> base, SortedMap<Integer, SlotTimes> now) {
        this.base = base;
        this.now = new TreeMap<>(now);
        this.now.keySet().retainAll(base.keySet());
    }

    /** Returns the median over turns of the difference of all batches; empty without a common turn. */
    public OptionalDouble ofAll() {
        return median(now.keySet().stream()
                .mapToDouble(turn -> now.get(turn).log() - base.get(turn).log()));
    }

    /** Returns the difference in one state; empty if both had it in too few turns. */
    public OptionalDouble in(CoreState state) {
        double[] differences = now.keySet().stream()
                .filter(turn -> now.get(turn).has(state) && base.get(turn).has(state))
                .mapToDouble(turn -> now.get(turn).log(state) - base.get(turn).log(state))
                .toArray();
        return differences.length < ENOUGH_TURNS ? OptionalDouble.empty() : median(DoubleStream.of(differences));
    }

    /** Returns the difference between batches of the same state; empty without a common turn. */
    public OptionalDouble likeWithLike() {
        double sum = 0;
        double weights = 0;
        for (CoreState state : CoreState.values()) {
            OptionalDouble difference = in(state);
            if (difference.isPresent()) {
                double weight = weight(state);
                sum += weight * difference.getAsDouble();
                weights += weight;
            }
        }
        return weights == 0 ? ofAll() : OptionalDouble.of(sum / weights);
    }

    private double weight(CoreState state) {
        double a = batches(base, state);
        double b = batches(now, state);
        return a * b / (a + b);
    }

    private double batches(SortedMap<Integer, SlotTimes> side, CoreState state) {
        return now.keySet().stream()
                .mapToInt(turn -> side.get(turn).batches(state))
                .sum();
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(StatUtils.percentile(all, 50));
    }
}
