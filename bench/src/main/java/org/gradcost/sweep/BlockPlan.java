package org.gradcost.sweep;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcost.bench.HeapCheck;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/** The decision on how the cells of a block are measured: whole, by a pass, or not at all, and all together or in parts. */
final class BlockPlan {

    /** The cost of a pass in primals that is assumed before anything but the primal was measured; a high estimate. */
    private static final double PASS = 10;

    /** The part of the limit above which a gradient of that predicted time also gets its pass measured. */
    private static final double NEAR = 0.2;

    /** The multiple of the limit above which a single pass of that predicted time is not started. */
    private static final double ENDLESS = 20;

    /** The share of the memory that the JVMs of a block may use together. */
    private static final double MEMORY = 0.6;

    /** The largest number of JVMs that are alive at once; more were not tried. */
    private static final int MOST = 12;

    private final Profile profile;
    private final HeapCheck fit;
    private final Map<Cell, String> leftOut;
    private final Map<Cell, Double> shares = new HashMap<>();
    private final Launcher launcher = Launcher.ofThisJvm();
    private final double memory;

    /**
     * Creates the plan.
     *
     * @param leftOut receives the cells that are not measured, with the reasons
     */
    BlockPlan(Profile profile, Map<Cell, String> leftOut) {
        this.profile = profile;
        this.fit = new HeapCheck(profile.heap());
        this.leftOut = leftOut;
        this.memory = MEMORY
                * ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize();
    }

    Launcher launcher() {
        return launcher;
    }

    /**
     * Decides on the cells of a block.
     *
     * @param rows that the run already has; a cell that was measured whole continues to be
     */
    void prepare(Block block, Collection<Measurement> rows) {
        Cell first = block.primal().cell();
        Family family = Families.named(first.family());
        for (Job job : block.jobs()) {
            fit.refusal(job.mode(), family, Granularity.labelled(job.cell().gates()), Math.toIntExact(first.n()))
                    .ifPresent(reason -> leftOut.put(job.cell(), reason));
        }
        if (leftOut.containsKey(first)) {
            return;
        }
        double primal = PrimalEstimate.nanos(family.problem(Math.toIntExact(first.n()), first.m(), 1));
        for (Job job : block.jobs()) {
            double pass = job.tangents() * primal;
            if (pass > ENDLESS * profile.longest().toNanos()) {
                leftOut.putIfAbsent(
                        job.cell(),
                        "its one pass carries " + job.tangents() + " tangents and would take more than "
                                + ENDLESS * profile.longest().toMillis() / 1000 + " s");
            }
            double predicted = job.predictable()
                    ? PASS * primal * job.passes() / profile.longest().toNanos()
                    : 0;
            shares.put(
                    job.cell(),
                    wasMeasuredWhole(job.cell(), rows)
                            .map(whole -> whole ? 0.0 : 2.0)
                            .orElse(predicted));
        }
    }

    private static Optional<Boolean> wasMeasuredWhole(Cell cell, Collection<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.cell().equals(cell))
                .filter(row -> row.metric() == Metric.TIME || row.metric() == Metric.PASS_TIME)
                .map(row -> row.metric() == Metric.TIME)
                .findFirst();
    }

    /** Returns whether a cell's gradient takes too long, so that a pass is measured instead. */
    boolean byPass(Job job) {
        return shares.getOrDefault(job.cell(), 0.0) > 1;
    }

    /**
     * Returns whether a cell is measured whole, but is so near the limit that its pass is to be measured too. A cell that was left
     * out since, because its JVM was not ready in time or its mode refused the function, is not started again for that.
     */
    boolean checksPrediction(Job job) {
        double share = shares.getOrDefault(job.cell(), 0.0);
        return share > NEAR && share <= 1 && !leftOut.containsKey(job.cell());
    }

    /**
     * Divides jobs into groups that are alive at once: as many jobs as fit the memory, with the primal in every group. A cell
     * that does not fit beside the primal is measured alone.
     */
    List<List<Job>> parts(Block block, List<Job> jobs) {
        Job primal = block.primal();
        double ofPrimal = memory(primal);
        List<List<Job>> parts = new ArrayList<>();
        List<Job> part = new ArrayList<>();
        double taken = ofPrimal;
        for (Job job : jobs) {
            double needed = memory(job);
            if (job.equals(primal)) {
                continue;
            }
            if (ofPrimal + needed > memory) {
                parts.add(List.of(job));
                continue;
            }
            if (!part.isEmpty() && (taken + needed > memory || part.size() == MOST)) {
                parts.add(part);
                part = new ArrayList<>();
                taken = ofPrimal;
            }
            if (part.isEmpty()) {
                part.add(primal);
            }
            part.add(job);
            taken += needed;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        if (parts.stream().noneMatch(made -> made.contains(primal))) {
            parts.add(0, List.of(primal));
        }
        return parts;
    }

    private double memory(Job job) {
        return HeapSize.of(job, profile.heap()).memory();
    }
}
