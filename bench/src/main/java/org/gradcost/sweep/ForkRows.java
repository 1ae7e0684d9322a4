package org.gradcost.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.gradcost.bench.ForkReport;
import org.gradcost.bench.SlotReport;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.statistics.SlotTimes;
import org.gradcost.sweep.TurnSet.Outcome;
import org.gradcost.sweep.TurnSet.Taken;

/** The rows of the forks in one set. */
final class ForkRows {

    private static final double NS_PER_MS = 1e6;

    /** The number of digits of a time, more than the clock has. */
    private static final MathContext DIGITS = new MathContext(7);

    private final int fork;
    private final Trend trend;

    /**
     * Creates the rows of a set.
     *
     * @param fork number of the set in its block
     * @param outcomes of all its JVMs
     */
    ForkRows(int fork, List<Outcome> outcomes) {
        this.fork = fork;
        this.trend = new Trend(outcomes.stream().map(Outcome::slots).toList());
    }

    /**
     * Returns the rows of a JVM.
     *
     * @param first whether it is the cell's first JVM, whose rows include the facts of the cell
     */
    List<Measurement> of(Outcome outcome, boolean first) {
        Cell cell = outcome.contender().job().cell();
        boolean pass = outcome.contender().pass();
        List<Measurement> rows = new ArrayList<>();
        for (Taken taken : outcome.slots()) {
            Measurement.Turn turn = new Measurement.Turn(taken.order(), taken.start());
            double time = rounded(taken.report().time());
            rows.add(Measurement.of(cell, pass ? Metric.PASS_TIME : Metric.TIME, fork, taken.turn(), turn, time));
            tagged(rows, cell, taken, Metric.QUIET, taken.report().quiet());
            tagged(rows, cell, taken, Metric.SHARED, taken.report().shared());
        }
        ofFork(rows, outcome, cell, pass);
        if (first) {
            ofCell(rows, cell, outcome.facts());
        }
        rows.add(Measurement.of(cell, Metric.FORK_END, fork, outcome.slots().size()));
        return rows;
    }

    /** Returns the measurement of a slot in the form that the statistics use. */
    static SlotTimes times(Taken taken) {
        SlotReport report = taken.report();
        return new SlotTimes(
                Math.log(rounded(report.time())),
                report.quiet(),
                report.quiet() < SlotTimes.ENOUGH_BATCHES ? Double.NaN : Math.log(rounded(report.timeQuiet())),
                report.shared(),
                report.shared() < SlotTimes.ENOUGH_BATCHES ? Double.NaN : Math.log(rounded(report.timeShared())));
    }

    private void tagged(List<Measurement> rows, Cell cell, Taken taken, Metric count, int batches) {
        if (batches == 0) {
            return;
        }
        rows.add(Measurement.of(cell, count, fork, taken.turn(), batches));
        if (batches >= SlotTimes.ENOUGH_BATCHES) {
            boolean quiet = count == Metric.QUIET;
            double time = quiet ? taken.report().timeQuiet() : taken.report().timeShared();
            rows.add(Measurement.of(
                    cell, quiet ? Metric.TIME_QUIET : Metric.TIME_SHARED, fork, taken.turn(), rounded(time)));
        }
    }

    private void ofFork(List<Measurement> rows, Outcome outcome, Cell cell, boolean pass) {
        double operations = sum(outcome, taken -> taken.report().operations());
        rows.add(Measurement.of(
                cell,
                Metric.TIME_MEAN,
                fork,
                rounded(mean(outcome, taken -> taken.report().timeMean()))));
        if (outcome.slots().stream().allMatch(taken -> taken.report().use().running() >= 0)) {
            double waiting = sum(outcome, taken -> taken.report().use().waiting());
            double running = sum(outcome, taken -> taken.report().use().running());
            rows.add(Measurement.of(cell, Metric.WAIT, fork, rounded(waiting / Math.max(1, waiting + running))));
        }
        boolean known =
                outcome.slots().stream().allMatch(taken -> taken.report().use().collecting() >= 0);
        if (known) {
            double collecting =
                    NS_PER_MS * sum(outcome, taken -> taken.report().use().collecting());
            rows.add(Measurement.of(cell, Metric.GC, fork, rounded(collecting / operations)));
        }
        if (known && !pass) { // a pass allocates too, but that is not the allocation of a gradient
            double bytes = sum(outcome, taken -> taken.report().use().allocated());
            rows.add(Measurement.of(cell, Metric.ALLOC, fork, rounded(Math.max(0, bytes) / operations)));
        }
        outcome.peak().ifPresent(bytes -> rows.add(Measurement.of(cell, Metric.PEAK_MEMORY, fork, bytes)));
        if (outcome.facts().prepareNanos() > 0) {
            rows.add(Measurement.of(cell, Metric.PREPARE, fork, outcome.facts().prepareNanos()));
        }
        trend.of(outcome.slots())
                .ifPresent(shift -> rows.add(Measurement.of(cell, Metric.UNSTEADY, fork, rounded(shift))));
    }

    private static void ofCell(List<Measurement> rows, Cell cell, ForkReport facts) {
        rows.add(Measurement.of(cell, Metric.RECORDED_GATES, facts.recordedGates()));
        rows.add(Measurement.of(cell, Metric.TAPE_BYTES, facts.tapeBytes()));
        rows.add(Measurement.of(cell, Metric.GRADIENT_ERROR, facts.gradientError()));
        rows.add(Measurement.of(cell, Metric.PASSES, facts.passes()));
    }

    private static double sum(Outcome outcome, ToLongFunction<Taken> what) {
        return outcome.slots().stream().mapToLong(what).sum();
    }

    private static double mean(Outcome outcome, ToDoubleFunction<Taken> what) {
        return outcome.slots().stream().mapToDouble(what).average().orElse(Double.NaN);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
