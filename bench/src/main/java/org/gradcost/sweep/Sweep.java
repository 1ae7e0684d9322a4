package org.gradcost.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.bench.ForkReport;
import org.gradcost.bench.HeapCheck;
import org.gradcost.family.Families;
import org.gradcost.mode.Granularity;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;

/** The run of a plan, block by block, which writes the rows of each cell when the cell ends. */
public final class Sweep {

    /** The cost of a pass in primals that is assumed before anything but the primal was measured: on the high side. */
    private static final double PASS = 10;

    private final Profile profile;
    private final List<Block> blocks;
    private final RunWriter run;
    private final Fork fork;
    private final HeapCheck fit;
    private final Map<Cell, Double> earlier;
    private final Map<Cell, String> failures = new LinkedHashMap<>();
    private final Map<Cell, String> leftOut = new LinkedHashMap<>();

    /** A gradient whose predicted time is above this part of the limit gets its pass measured too. */
    private static final double NEAR = 0.2;

    /** A single pass that is predicted to take longer than this multiple of the limit is not started. */
    private static final double ENDLESS = 20;

    /** A listener to the progress of a sweep. */
    public interface Progress {

        /** Reports that a fork of the cell is about to be measured. */
        void measuring(Cell cell);

        /** Reports that {@code forks} more forks are done. */
        void done(int forks);
    }

    public Sweep(Profile profile, Selection selection, Shard shard, RunWriter run) {
        this.profile = profile;
        this.blocks = shard.of(new SweepPlan(profile, selection).blocks());
        this.run = run;
        this.fork = new Fork(profile);
        this.fit = new HeapCheck(profile.heap());
        this.earlier = medians(RunFolder.open(run.folder()).measurements());
    }

    /** Returns the cells that a shard of a sweep is to measure, in the order of measuring. */
    public static List<Cell> cells(Profile profile, Selection selection, Shard shard) {
        return shard.of(new SweepPlan(profile, selection).blocks()).stream()
                .flatMap(block -> block.jobs().stream().map(Job::cell))
                .toList();
    }

    /** Returns the number of forks that the plan needs. */
    public int forks() {
        return profile.forks() * cells();
    }

    /** Returns the number of cells of the plan. */
    public int cells() {
        return blocks.stream().mapToInt(block -> block.jobs().size()).sum();
    }

    /** Returns the cells that could not be measured, each with its reason. */
    public Map<Cell, String> failures() {
        return failures;
    }

    /** Returns the cells whose memory would not fit, each with what it needs: refused before they started. */
    public Map<Cell, String> leftOut() {
        return leftOut;
    }

    /** Measures what is not complete yet. */
    public void run(Progress progress) {
        Set<Cell> complete = Set.copyOf(run.complete());
        for (Block block : blocks) {
            List<Job> missing = block.jobs().stream()
                    .filter(job -> !complete.contains(job.cell()) && fits(job))
                    .toList();
            progress.done(profile.forks() * (block.jobs().size() - missing.size()));
            if (!missing.isEmpty()) {
                measure(block, missing, progress);
            }
        }
    }

    private boolean fits(Job job) {
        Cell cell = job.cell();
        Optional<String> refusal = fit.refusal(
                job.mode(),
                Families.named(cell.family()),
                Granularity.labelled(cell.gates()),
                Math.toIntExact(cell.n()));
        refusal.ifPresent(reason -> leftOut.put(cell, reason));
        return refusal.isEmpty();
    }

    private boolean endsInTime(Job job, double primal) {
        double predicted = job.tangents() * primal;
        if (!(predicted > ENDLESS * profile.longest().toNanos())) { // or the primal is not measured yet
            return true;
        }
        leftOut.put(
                job.cell(),
                "its one pass carries " + job.tangents() + " tangents and would take more than "
                        + Duration.ofMillis((long) (predicted / 1e6)).toSeconds() + " s");
        return false;
    }

    private void measure(Block block, List<Job> missing, Progress progress) {
        Map<Job, List<Measurement>> rows = new HashMap<>();
        Map<Job, ForkReport> facts = new HashMap<>();
        Map<Job, List<Double>> prepared = new HashMap<>();
        double primal = earlier.getOrDefault(block.primal().cell(), Double.NaN);
        for (int f = 0; f < profile.forks(); f++) {
            for (Job job : missing) {
                if (!failures.containsKey(job.cell()) && endsInTime(job, primal)) {
                    progress.measuring(job.cell());
                    try {
                        List<Measurement> ofJob = rows.computeIfAbsent(job, j -> new ArrayList<>());
                        facts.put(job, measure(job, f, primal, ofJob));
                        if (facts.get(job).prepareNanos() > 0) {
                            prepared.computeIfAbsent(job, j -> new ArrayList<>())
                                    .add((double) facts.get(job).prepareNanos());
                        }
                        if (job.equals(block.primal()) && f == 0) {
                            primal = median(ofJob);
                        }
                        if (f == profile.forks() - 1) {
                            run.append(closed(job, ofJob, facts.get(job), prepared.getOrDefault(job, List.of())));
                        }
                    } catch (Fork.FailedException e) {
                        failures.put(job.cell(), e.getMessage());
                        if (job.equals(block.primal())) {
                            failures.putAll(withoutPrimal(missing));
                        }
                    }
                }
                progress.done(1);
            }
        }
    }

    /** Returns a failure for each job: without the primal's time nothing can be predicted, and there is no overhead. */
    private static Map<Cell, String> withoutPrimal(List<Job> jobs) {
        return jobs.stream()
                .skip(1)
                .collect(Collectors.toMap(Job::cell, job -> "the primal of its family and n could not be measured"));
    }

    /**
     * Measures one fork of a cell; if the gradient is measured whole but near the limit, measures a pass as well, once.
     */
    private ForkReport measure(Job job, int f, double primal, List<Measurement> rows) throws Fork.FailedException {
        double predicted = job.predictable()
                ? PASS * primal * job.passes() / profile.longest().toNanos()
                : 0;
        Fork.Outcome outcome = predicted > 1 ? fork.pass(job, f) : fork.gradient(job, f);
        rows.addAll(outcome.rows());
        if (predicted <= 1 && predicted > NEAR && f == 0) {
            rows.addAll(fork.pass(job, f).rows());
        }
        return outcome.facts();
    }

    private static List<Measurement> closed(Job job, List<Measurement> rows, ForkReport facts, List<Double> prepared) {
        return Stream.of(
                        rows.stream(),
                        // Each fork prepares once, in a cold JVM: the median of the forks.
                        prepared.stream()
                                .sorted()
                                .skip(prepared.size() / 2)
                                .limit(1)
                                .map(ns -> Measurement.of(job.cell(), Metric.PREPARE, ns)),
                        Stream.of(
                                Measurement.of(job.cell(), Metric.RECORDED_GATES, facts.recordedGates()),
                                Measurement.of(job.cell(), Metric.TAPE_BYTES, facts.tapeBytes()),
                                Measurement.of(job.cell(), Metric.GRADIENT_ERROR, facts.gradientError()),
                                Measurement.of(job.cell(), Metric.PASSES, facts.passes())))
                .flatMap(part -> part)
                .toList();
    }

    private static Map<Cell, Double> medians(List<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.metric() == Metric.TIME)
                .collect(Collectors.groupingBy(
                        Measurement::cell, Collectors.collectingAndThen(Collectors.toList(), Sweep::median)));
    }

    private static double median(List<Measurement> rows) {
        double[] times = rows.stream()
                .filter(row -> row.metric() == Metric.TIME)
                .mapToDouble(Measurement::value)
                .sorted()
                .toArray();
        return times[times.length / 2];
    }
}
