package org.gradcost.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradcost.gradbench.driver.LentTools;
import org.gradcost.gradbench.driver.Tools;
import org.gradcost.mode.Mode;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.summary.Shortfall;
import org.gradcost.sweep.TurnSet.Outcome;

/**
 * The execution of a plan, round by round. In each round, every block with a cell that is not known precisely enough is measured
 * once, in random order. The rows of a block are written when its turns end, so that a kill loses only the forks that were
 * running. A tool's process serves all blocks of a round, as long as none of its cells fails.
 */
public final class Sweep {

    /** The time of a JVM from its start to its last slot that is assumed before one was observed. */
    private static final double JVM = 2000; // ms

    private static final double NS_PER_MS = 1e6;

    private final Profile profile;
    private final Effort effort;
    private final List<Block> blocks;
    private final RunWriter run;
    private final long seed;
    private final BlockPlan plan;
    private final MeasuringClock clock;
    private final TurnSet set;
    private final List<Measurement> rows;
    private final Map<Cell, String> failures = new LinkedHashMap<>();
    private final Map<Cell, String> leftOut = new LinkedHashMap<>();
    private final Map<Block, Integer> sets = new HashMap<>();
    private double perJvm;
    private boolean isPrepared;
    private Bootstrap times;

    /** A listener to the progress of a sweep. */
    public interface Progress {

        /** Reports that the JVMs of a block are about to take turns. */
        void measuring(int round, String family, long n, int jvms);

        /** Reports that {@code forks} more forks are done. */
        void done(int forks);
    }

    /**
     * Prepares the run.
     *
     * @param turns schedule of the run, which may be a resumed one
     */
    public Sweep(
            Profile profile, Effort effort, Selection selection, Shard shard, RunWriter run, Environment.Turns turns) {
        this.profile = profile;
        this.effort = effort;
        this.blocks = shard.of(new SweepPlan(profile, selection).blocks());
        this.run = run;
        this.seed = turns.seed();
        this.plan = new BlockPlan(profile, leftOut);
        this.rows = new ArrayList<>(run.resumed());
        this.clock = new MeasuringClock(measuredBefore(rows));
        this.perJvm = perJvm(rows);
        this.set = new TurnSet(profile.turns(), profile.heap(), Effort.patience(effort.budget()), clock);
        refresh();
        blocks.forEach(block -> sets.put(block, nextSet(block)));
    }

    /** Returns the cells that a shard of a sweep measures, in the order of measuring. */
    public static List<Cell> cells(Profile profile, Selection selection, Shard shard) {
        return shard.of(new SweepPlan(profile, selection).blocks()).stream()
                .flatMap(block -> block.jobs().stream().map(Job::cell))
                .toList();
    }

    /** Returns the number of cells of the plan. */
    public int cells() {
        return blocks.stream().mapToInt(block -> block.jobs().size()).sum();
    }

    /** Returns the cells that could not be measured, each with its reason. */
    public Map<Cell, String> failures() {
        return failures;
    }

    /**
     * Returns the cells that are not measured, each with the reason: their memory would not fit, or the mode refuses the
     * function.
     */
    public Map<Cell, String> leftOut() {
        return leftOut;
    }

    /**
     * Leaves out the cells without rows that were left out when the run came to its end before, so that no JVM is started only to
     * be refused again. A cell whose JVM was not ready in time is tried again, since the budget may be larger now.
     *
     * @param before returns why a cell was left out; empty if it was not
     */
    public void leaveOut(Function<Cell, Optional<String>> before) {
        for (Block block : blocks) {
            for (Job job : block.jobs()) {
                before.apply(job.cell())
                        .filter(reason -> rounds(job.cell()) == 0 && !FailureReason.isEndless(reason))
                        .ifPresent(reason -> leftOut.put(job.cell(), reason));
            }
        }
    }

    /** Returns the cells that have not reached the requested precision, each with its width, its reason and what it would need. */
    public Map<Cell, String> notReached() {
        refresh();
        Map<Cell, Shortfall> missed = effort.target().missed(times);
        Map<Cell, String> all = new LinkedHashMap<>();
        for (Block block : blocks) {
            for (Job job : block.jobs()) {
                Cell cell = job.cell();
                if (leftOut.containsKey(cell) || failures.containsKey(cell)) {
                    continue;
                }
                if (rounds(cell) == 0) {
                    all.put(cell, "not measured: the budget was used up");
                } else if (missed.containsKey(cell)) {
                    all.put(cell, missed.get(cell).text());
                }
            }
        }
        return all;
    }

    /** Returns the time spent on measuring; for a resumed run, it includes that of earlier starts. */
    public Duration measured() {
        return Duration.ofMillis(clock.millis());
    }

    /** Returns whether nothing is left to measure within the budget. */
    public boolean isDone() {
        prepare();
        return going().stream().noneMatch(block -> predicted(block) <= left());
    }

    /** Returns the number of cells that can be measured and do not have the requested precision or rounds yet. */
    public int unfinished() {
        prepare();
        return going().stream().mapToInt(block -> unfinished(block).size()).sum();
    }

    private void prepare() {
        if (!isPrepared) {
            blocks.forEach(block -> plan.prepare(block, rows));
            isPrepared = true;
        }
    }

    private List<Block> going() {
        return blocks.stream().filter(block -> !unfinished(block).isEmpty()).toList();
    }

    /** Measures what is not known precisely enough yet. The caller holds the {@link JmhLock}. */
    public void run(Progress progress) {
        prepare();
        try (LentTools tools = Tools.lend(modes())) {
            for (int round = 0; ; round++) {
                refresh();
                List<Block> going = new ArrayList<>(going());
                boolean whole = going.stream().mapToDouble(this::predicted).sum() <= left();
                if (whole) {
                    shuffle(going, new SplittableRandom(seed + round));
                } else {
                    going.sort(Comparator.comparingDouble(this::urgency).reversed());
                }
                boolean measured = false;
                for (Block block : going) {
                    if (predicted(block) <= left()) {
                        measure(block, round, progress, tools);
                        measured = true;
                    }
                }
                if (!measured) {
                    return;
                }
                tools.end();
            }
        }
    }

    private Set<Mode> modes() {
        return blocks.stream()
                .flatMap(block -> block.jobs().stream())
                .map(Job::mode)
                .collect(Collectors.toSet());
    }

    private static void shuffle(List<Block> going, SplittableRandom random) {
        Collections.shuffle(going, new Random(random.nextLong()));
    }

    private void measure(Block block, int round, Progress progress, LentTools tools) {
        List<Job> jobs = unfinished(block);
        for (List<Job> part : plan.parts(block, jobs)) {
            List<Contender> contenders = part.stream()
                    .map(job -> new Contender(job, plan.byPass(job), plan.launcher()))
                    .toList();
            progress.measuring(
                    round, block.primal().cell().family(), block.primal().cell().n(), part.size());
            long start = clock.millis();
            int number = sets.merge(block, 1, Integer::sum) - 1;
            List<Outcome> outcomes =
                    set.measure(contenders, TurnSet.random(new SplittableRandom(seed ^ (31L * round + number))));
            outcomes.stream()
                    .filter(outcome -> outcome.failure().isPresent())
                    .forEach(outcome -> tools.end(outcome.contender().job().mode()));
            perJvm = (perJvm + (double) (clock.millis() - start) / part.size()) / 2;
            keep(block, number, outcomes);
            progress.done(part.size());
        }
        if (round == 0) {
            checkPredictions(block, jobs);
        }
    }

    /** Measures a pass of the cells that are measured whole and near the limit, once, to test the predictions. */
    private void checkPredictions(Block block, List<Job> jobs) {
        for (Job job : jobs) {
            if (plan.checksPrediction(job) && !failures.containsKey(job.cell())) {
                int number = sets.merge(block, 1, Integer::sum) - 1;
                keep(
                        block,
                        number,
                        set.measure(List.of(new Contender(job, true, plan.launcher())), TurnSet.alternating()));
            }
        }
    }

    private void keep(Block block, int number, List<Outcome> outcomes) {
        ForkRows ofSet = new ForkRows(number, outcomes);
        List<Measurement> kept = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Cell cell = outcome.contender().job().cell();
            outcome.failure()
                    .ifPresent(reason -> FailureReason.refusal(reason)
                            .ifPresentOrElse(refusal -> leftOut.put(cell, refusal), () -> failures.put(cell, reason)));
            if (outcome.failure().isEmpty()) {
                kept.addAll(ofSet.of(outcome, !run.complete().contains(cell)));
            }
        }
        Cell primal = block.primal().cell();
        if (failures.containsKey(primal)) {
            block.jobs().stream()
                    .map(Job::cell)
                    .filter(cell -> !cell.equals(primal) && !run.complete().contains(cell))
                    .forEach(
                            cell -> failures.putIfAbsent(cell, "the primal of its family and n could not be measured"));
            return;
        }
        if (!kept.isEmpty()) {
            run.append(kept);
            rows.addAll(kept);
        }
    }

    /** Returns the jobs of a block that are to be measured again, with the primal first if there are any. */
    private List<Job> unfinished(Block block) {
        List<Job> jobs = block.jobs().stream()
                .filter(job -> !failures.containsKey(job.cell()) && !leftOut.containsKey(job.cell()))
                .filter(job -> !suffices(block, job.cell()))
                .toList();
        boolean onlyPrimal = jobs.size() == 1 && jobs.get(0).equals(block.primal());
        return onlyPrimal && rounds(block.primal().cell()) > 0 && block.jobs().size() > 1 ? List.of() : jobs;
    }

    private boolean suffices(Block block, Cell cell) {
        int done = rounds(cell);
        if (failures.containsKey(block.primal().cell())) {
            return true;
        }
        if (done == 0) {
            return false;
        }
        boolean primal = cell.equals(block.primal().cell());
        if (primal && block.jobs().size() > 1) {
            return false; // it takes its turns with the others
        }
        boolean alone = primal || !times.tookTurns(cell);
        return effort.suffices(done, times.halfWidth(cell)) || alone && done >= Effort.LEAST_ROUNDS;
    }

    /** Returns the half-width of the widest interval of a block. */
    private double urgency(Block block) {
        return unfinished(block).stream()
                .filter(job -> !job.equals(block.primal()) || block.jobs().size() == 1)
                .mapToDouble(job -> rounds(job.cell()) > 0 && !Double.isNaN(times.halfWidth(job.cell()))
                        ? times.halfWidth(job.cell())
                        : Double.MAX_VALUE)
                .max()
                .orElse(0);
    }

    private double predicted(Block block) {
        return perJvm * unfinished(block).size();
    }

    private double left() {
        return effort.budget()
                .map(budget -> (double) budget.toMillis() - clock.millis())
                .orElse(Double.POSITIVE_INFINITY);
    }

    private int rounds(Cell cell) {
        return times.cells().contains(cell) ? times.timing(cell).forks().count() : 0;
    }

    private void refresh() {
        times = Bootstrap.of(rows, ModeRoles.BY_NAME);
    }

    private int nextSet(Block block) {
        Set<Cell> cells = new HashSet<>(block.jobs().stream().map(Job::cell).toList());
        return 1
                + rows.stream()
                        .filter(row -> row.metric() == Metric.FORK_END && cells.contains(row.cell()))
                        .mapToInt(row -> row.fork().getAsInt())
                        .max()
                        .orElse(-1);
    }

    /** Returns the time per JVM that was observed before, or assumes one. */
    private static double perJvm(Collection<Measurement> rows) {
        long forks =
                rows.stream().filter(row -> row.metric() == Metric.FORK_END).count();
        return forks == 0 ? JVM : Math.max(JVM, (double) measuredBefore(rows) / forks);
    }

    private static long measuredBefore(Collection<Measurement> rows) {
        return rows.stream()
                .flatMap(row -> row.turn().stream())
                .mapToLong(Measurement.Turn::start)
                .max()
                .orElse(0);
    }
}
