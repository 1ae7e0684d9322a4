package org.gradcost.results.statistics;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.stat.StatUtils;

/**
 * The forks of a cell: what each of its JVMs measured.
 *
 * @param block name shared by the cells that took turns with each other: in one block, forks with the same number are of the same
 *     round
 * @param slots by fork and turn, or by fork and iteration if the forks took no turns
 */
public record Forks(String block, SortedMap<Integer, SortedMap<Integer, SlotTimes>> slots) {

    /**
     * Creates the forks.
     *
     * @param slots not copied
     */
    public Forks {
        slots = Collections.unmodifiableSortedMap(slots);
    }

    /** Returns forks that took no turns, from log times by fork and iteration. */
    public static Forks of(String name, double[][] logs) {
        SortedMap<Integer, SortedMap<Integer, SlotTimes>> slots = new TreeMap<>();
        for (int f = 0; f < logs.length; f++) {
            SortedMap<Integer, SlotTimes> iterations = new TreeMap<>();
            for (int i = 0; i < logs[f].length; i++) {
                iterations.put(i, SlotTimes.untagged(logs[f][i]));
            }
            slots.put(f, iterations);
        }
        return new Forks(name, slots);
    }

    /** Returns the number of forks. */
    public int count() {
        return slots.size();
    }

    /** Returns one log time per fork: the median of its slots. */
    public RoundValues times() {
        return values(slots.keySet(), fork -> median(fork, SlotTimes::log));
    }

    /** Returns one log time in a state per fork, for the forks with a slot in that state. */
    public RoundValues times(CoreState state) {
        return values(slots.keySet(), fork -> median(fork, slot -> slot.has(state) ? slot.log(state) : Double.NaN));
    }

    /**
     * Returns the differences in log time from the forks of another cell that took turns with these, by fork.
     *
     * @param of which difference of a pair of forks to return
     */
    public RoundValues from(Forks base, Function<TurnDifference, OptionalDouble> of) {
        SortedMap<Integer, SortedMap<Integer, SlotTimes>> common = new TreeMap<>(slots);
        common.keySet().retainAll(base.slots.keySet());
        return values(common.keySet(), fork -> of.apply(new TurnDifference(base.slots.get(fork), slots.get(fork))));
    }

    /** Returns the number of batches in a state. */
    public long batches(CoreState state) {
        return slots.values().stream()
                .flatMap(fork -> fork.values().stream())
                .mapToLong(slot -> slot.batches(state))
                .sum();
    }

    /** Returns the share of the batches during which the core was not shared; empty if no batch was tagged. */
    public OptionalDouble quiet() {
        double quiet = batches(CoreState.QUIET);
        double all = quiet + batches(CoreState.SHARED);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(quiet / all);
    }

    private RoundValues values(Iterable<Integer> forks, Function<Integer, OptionalDouble> value) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        forks.forEach(fork -> value.apply(fork).ifPresent(v -> values.put(fork, v)));
        return new RoundValues(block, values);
    }

    private OptionalDouble median(int fork, Function<SlotTimes, Double> log) {
        double[] logs = slots.get(fork).values().stream()
                .mapToDouble(log::apply)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        return logs.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(StatUtils.percentile(logs, 50));
    }
}
