package org.gradcost.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.compare.Groups;
import org.gradcost.results.compare.Key;
import org.gradcost.results.compare.RaceDecisions;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.statistics.RaceRule;
import org.gradcost.results.statistics.RaceRule.Answer;
import org.gradcost.results.statistics.RaceRule.Decision;
import org.gradcost.results.statistics.SlotTimes;
import org.gradcost.results.statistics.TurnDifference;
import org.gradcost.sweep.TurnSet.Outcome;
import org.gradcost.sweep.TurnSet.Taken;

/**
 * A race of two jars, or of one jar on two JVMs. In each round two fresh JVMs of every undecided cell take turns, in the order AB
 * BA AB …, and after certain rounds the {@linkplain RaceRule rule} decides.
 */
public final class Race {

    private static final double JVM = 2000; // ms, until one was observed

    private final List<Launcher> launchers;
    private final List<RunWriter> runs;
    private final Optional<Duration> budget;
    private final MeasuringClock clock = new MeasuringClock(0);
    private final TurnSet set;
    private final BlockPlan plan;
    private final Random random;
    private final Map<Cell, Job> jobs = new LinkedHashMap<>();
    private final Map<Cell, List<Double>> differences = new LinkedHashMap<>();
    private final Map<Cell, String> failures = new LinkedHashMap<>();
    private final Map<Cell, String> leftOut = new LinkedHashMap<>();
    private final RaceDecisions decisions;
    private RaceDecisions.State state;
    private double perJvm = JVM;
    private int sets;

    /** A listener to the progress of a race. */
    public interface Progress {

        /**
         * Reports what is decided after a round.
         *
         * @param cells number of all cells
         * @param furthest cell that is furthest from a decision, with its interval; empty if all are decided
         */
        void looked(int round, Duration spent, int decided, int cells, Optional<Map.Entry<Cell, Decision>> furthest);
    }

    /**
     * Prepares a race.
     *
     * @param selection of cells; the primal takes part only if it is selected, or if no mode is
     * @param threshold below which a difference does not matter
     * @param budget for measuring; empty for none
     * @param launchers of BASE and NEW
     * @param runs to which their rows are written
     */
    public Race(
            Profile profile,
            Selection selection,
            double threshold,
            Optional<Duration> budget,
            List<Launcher> launchers,
            List<RunWriter> runs,
            long seed) {
        this.launchers = launchers;
        this.runs = runs;
        this.budget = budget;
        this.set = new TurnSet(profile.turns(), profile.heap(), Effort.patience(budget), clock);
        this.plan = new BlockPlan(profile, leftOut);
        this.random = new Random(seed);
        for (Block block : new SweepPlan(profile, selection).blocks()) {
            plan.prepare(block, List.of());
            block.jobs().stream()
                    .filter(job -> !job.equals(block.primal()) || selection.namesPrimal())
                    .filter(job -> !leftOut.containsKey(job.cell()))
                    .forEach(job -> jobs.put(job.cell(), job));
        }
        jobs.keySet().forEach(cell -> differences.put(cell, new ArrayList<>()));
        List<Key> keys = jobs.keySet().stream().map(RaceDecisions::key).toList();
        decisions = new RaceDecisions(keys, Groups.of(RaceDecisions.COLUMNS, keys), threshold);
        state = decide();
    }

    /** Returns the cells of the race. */
    public int cells() {
        return jobs.size();
    }

    /** Returns the cells that could not be measured, each with its reason. */
    public Map<Cell, String> failures() {
        return failures;
    }

    /** Returns the cells that were not started, each with its reason. */
    public Map<Cell, String> leftOut() {
        return leftOut;
    }

    /**
     * Races until everything is decided, the budget is used up, or there were {@link RaceRule#MOST} rounds. The caller holds the
     * {@link JmhLock}.
     */
    public void run(Progress progress) {
        for (int round = 1; round <= RaceRule.MOST && !undecided().isEmpty(); round++) {
            List<Cell> order = new ArrayList<>(undecided());
            Collections.shuffle(order, random);
            for (Cell cell : order) {
                if (clock.millis() + 2 * perJvm > limit()) {
                    return;
                }
                measure(cell, round);
            }
            if (RaceRule.looksAfter(round)) {
                state = decide();
                progress.looked(round, Duration.ofMillis(clock.millis()), decided(), cells(), furthest());
            }
        }
    }

    private double limit() {
        return budget.map(Duration::toMillis).map(Long::doubleValue).orElse(Double.POSITIVE_INFINITY);
    }

    private void measure(Cell cell, int round) {
        Job job = jobs.get(cell);
        List<Contender> contenders = new ArrayList<>(launchers.stream()
                .map(launcher -> new Contender(job, plan.byPass(job), launcher))
                .toList());
        boolean swapped = round % 2 == 0; // the first to start alternates between the sides
        if (swapped) {
            Collections.reverse(contenders);
        }
        long start = clock.millis();
        List<Outcome> outcomes = new ArrayList<>(set.measure(contenders, TurnSet.alternating()));
        perJvm = (perJvm + (clock.millis() - start) / 2.0) / 2;
        if (swapped) {
            Collections.reverse(outcomes);
        }
        for (int side = 0; side < 2; side++) {
            String name = side == 0 ? "BASE" : "NEW";
            outcomes.get(side)
                    .failure()
                    .ifPresent(reason -> FailureReason.refusal(reason)
                            .ifPresentOrElse(
                                    refusal -> leftOut.put(cell, name + ": " + refusal),
                                    () -> failures.put(cell, name + ": " + reason)));
        }
        if (failures.containsKey(cell) || leftOut.containsKey(cell)) {
            return;
        }
        ForkRows rows = new ForkRows(sets++, outcomes);
        for (int side = 0; side < 2; side++) {
            RunWriter run = runs.get(side);
            List<Measurement> ofSide =
                    rows.of(outcomes.get(side), !run.complete().contains(cell));
            run.append(ofSide);
        }
        differences
                .get(cell)
                .add(new TurnDifference(slots(outcomes.get(0)), slots(outcomes.get(1)))
                        .likeWithLike()
                        .orElseThrow());
    }

    private static TreeMap<Integer, SlotTimes> slots(Outcome outcome) {
        return outcome.slots().stream()
                .collect(Collectors.toMap(Taken::turn, ForkRows::times, (a, b) -> a, TreeMap::new));
    }

    private RaceDecisions.State decide() {
        Map<Key, double[]> measured = new LinkedHashMap<>();
        differences.forEach((cell, d) -> measured.put(
                RaceDecisions.key(cell), d.stream().mapToDouble(v -> v).toArray()));
        return decisions.after(measured, false);
    }

    private List<Cell> undecided() {
        return jobs.keySet().stream()
                .filter(cell -> !failures.containsKey(cell) && !leftOut.containsKey(cell))
                .filter(cell -> decision(cell).answer() == Answer.UNDECIDED)
                .toList();
    }

    private int decided() {
        return (int) jobs.keySet().stream()
                .filter(cell -> decision(cell).answer() != Answer.UNDECIDED)
                .count();
    }

    private Decision decision(Cell cell) {
        return state.cells().get(RaceDecisions.key(cell));
    }

    private Optional<Map.Entry<Cell, Decision>> furthest() {
        return undecided().stream()
                .map(cell -> Map.entry(cell, decision(cell)))
                .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.halfWidth(), b.halfWidth())));
    }
}
