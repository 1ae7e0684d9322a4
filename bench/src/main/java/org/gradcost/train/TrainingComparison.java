package org.gradcost.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.gradcost.bench.JitMonitor;
import org.gradcost.bench.Steadiness;
import org.hipparchus.stat.StatUtils;

/**
 * A comparison of the same training by several modes: whether they take the same path, the time of a step as predicted from the
 * time of a gradient, and the measured time of a step. All modes run in turns, first until each is steady and then to be
 * measured, so that other work on the machine affects all of them alike.
 */
public final class TrainingComparison {

    /**
     * The maximum time for which a mode warms up, and the minimum time for which it is measured, unless one of its turns is
     * longer, ns.
     */
    private static final long WARM = 1_000_000_000;

    private static final long MEASURED = 300_000_000;

    /** The minimum time of the gradients of a turn, and of its steps, ns. */
    private static final long TURN = 10_000_000;

    /**
     * The result for a mode.
     *
     * @param passes passes per step
     * @param gradient time of a gradient measured apart from the training, which is the prediction of a step, ns
     * @param step time of a step of the training, ns
     * @param turns number of turns over which the medians are taken
     * @param difference largest difference of a weight from that of the first mode, after the first steps
     */
    public record Row(String mode, int passes, double gradient, double step, int turns, double difference) {

        /** Returns how many times as long as predicted a step took. */
        public double ratio() {
            return step / gradient;
        }
    }

    private static final class Entry {

        private final TrainingTrial trial;
        private final Steadiness steadiness = new Steadiness();
        private final List<Double> gradients = new ArrayList<>();
        private final List<Double> steps = new ArrayList<>();
        private long spent;

        Entry(TrainingTrial trial) {
            this.trial = trial;
        }
    }

    private final LongSupplier clock;
    private final BooleanSupplier busy;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Creates a comparison by the clock of this JVM. */
    public TrainingComparison() {
        this(System::nanoTime, JitMonitor.ofThisJvm()::isBusy);
    }

    /**
     * Creates a comparison.
     *
     * @param busy whether the compiler is busy
     */
    TrainingComparison(LongSupplier clock, BooleanSupplier busy) {
        this.clock = clock;
        this.busy = busy;
    }

    /** Adds a mode. */
    public void add(String mode, TrainingTrial trial) {
        entries.put(mode, new Entry(trial));
    }

    /**
     * Runs all modes and compares them.
     *
     * @param compared number of steps after which their weights are compared
     * @return a row for each mode, in the order in which they were added
     */
    public List<Row> rows(int compared) {
        Map<String, Double> differences = differences(compared);
        warm();
        measure();
        List<Row> rows = new ArrayList<>();
        entries.forEach((mode, entry) -> rows.add(new Row(
                mode,
                entry.trial.passes(),
                median(entry.gradients),
                median(entry.steps),
                entry.steps.size(),
                differences.get(mode))));
        return rows;
    }

    private Map<String, Double> differences(int compared) {
        Map<String, Double> differences = new LinkedHashMap<>();
        double[] reference = null;
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            double[] weights = entry.getValue().trial.weightsAfter(compared);
            reference = reference == null ? weights : reference;
            differences.put(entry.getKey(), difference(weights, reference));
        }
        return differences;
    }

    private static double difference(double[] a, double[] b) {
        double difference = 0;
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs(a[i] - b[i]);
            difference = d > difference || Double.isNaN(d) ? d : difference;
        }
        return difference;
    }

    private void warm() {
        boolean quiet = false;
        List<Entry> cold = List.copyOf(entries.values());
        while (!cold.isEmpty()) {
            for (Entry entry : cold) {
                long start = clock.getAsLong();
                double gradient = entry.trial.gradients(TURN);
                entry.steadiness.add(gradient + entry.trial.steps(TURN), quiet);
                entry.spent += clock.getAsLong() - start;
            }
            quiet = !busy.getAsBoolean();
            cold = cold.stream()
                    .filter(entry -> !entry.steadiness.isReached() && entry.spent < WARM)
                    .toList();
        }
    }

    private void measure() {
        List<Entry> open = List.copyOf(entries.values());
        open.forEach(entry -> entry.spent = 0);
        while (!open.isEmpty()) {
            for (Entry entry : open) {
                long start = clock.getAsLong();
                entry.gradients.add(entry.trial.gradients(TURN));
                entry.steps.add(entry.trial.steps(TURN));
                entry.spent += clock.getAsLong() - start;
            }
            open = open.stream().filter(entry -> entry.spent < MEASURED).toList();
        }
    }

    private static double median(List<Double> times) {
        return StatUtils.percentile(times.stream().mapToDouble(v -> v).toArray(), 50);
    }
}
