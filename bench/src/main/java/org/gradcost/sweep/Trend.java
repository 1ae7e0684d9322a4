package org.gradcost.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradcost.sweep.TurnSet.Taken;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * The trend of each JVM of a set, once the noise that all of them have in common is removed. A JVM is not steady if the
 * difference between the first and the last third of its slots exceeds both chance and 2 %.
 */
final class Trend {

    private static final double CHANCE = 0.001; // of a difference between two thirds of a steady JVM
    private static final double MATTERS = Math.log(1.02);
    private static final int LEAST_THIRD = 5;

    private final Map<Integer, Double> weather = new HashMap<>();

    /**
     * Determines, for each turn, the median over the JVMs of the deviation from each JVM's median: the noise that they have in
     * common.
     *
     * @param slots of each JVM
     */
    Trend(List<List<Taken>> slots) {
        Map<Integer, List<Double>> byTurn = new HashMap<>();
        for (List<Taken> ofOne : slots) {
            double[] logs = logs(ofOne);
            if (logs.length > 0) {
                double level = StatUtils.percentile(logs, 50);
                for (int i = 0; i < logs.length; i++) {
                    byTurn.computeIfAbsent(ofOne.get(i).turn(), turn -> new ArrayList<>())
                            .add(logs[i] - level);
                }
            }
        }
        byTurn.forEach((turn, differences) -> {
            if (differences.size() > 2) { // the median of two would contain half of the one in question
                weather.put(
                        turn,
                        StatUtils.percentile(
                                differences.stream().mapToDouble(v -> v).toArray(), 50));
            }
        });
    }

    /** Returns the ratio of the time in the first third of a JVM's slots to that in the last third, if it is not steady. */
    OptionalDouble of(List<Taken> slots) {
        double[] logs = logs(slots);
        int third = logs.length / 3;
        if (third < LEAST_THIRD || weather.isEmpty()) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= weather.getOrDefault(slots.get(i).turn(), 0.0);
        }
        double[] begin = Arrays.copyOf(logs, third);
        double[] end = Arrays.copyOfRange(logs, logs.length - third, logs.length);
        double shift = StatUtils.percentile(begin, 50) - StatUtils.percentile(end, 50);
        boolean isSteady = Math.abs(shift) <= MATTERS || new MannWhitneyUTest().mannWhitneyUTest(begin, end) >= CHANCE;
        return isSteady ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(shift));
    }

    private static double[] logs(List<Taken> slots) {
        return slots.stream()
                .mapToDouble(taken -> Math.log(taken.report().time()))
                .toArray();
    }
}
