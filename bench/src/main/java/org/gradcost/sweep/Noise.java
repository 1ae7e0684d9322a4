package org.gradcost.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gradcost.bench.Probe;
import org.gradcost.bench.ThreadUse;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;
import org.gradcost.results.file.Environment;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.SlotTimes;
import org.gradcost.results.statistics.TurnDifference;
import org.hipparchus.stat.StatUtils;

/**
 * The noise of the machine, measured for ten seconds before a run: how long a thread waits for a core, how often its core is not
 * shared, how much throughput varies at several time scales, and how much two JVMs that take turns still differ.
 */
public final class Noise {

    private static final long TRACE = 6_000_000_000L; // ns
    private static final int MOST = 2_000_000;
    private static final double QUIET = 1.08;
    private static final int PAIRS = 4;
    private static final int TURNS = 40;
    private static final int SIZE = 1000;
    private static final long HEAP = 256L << 20;
    private static final double INTERRUPTED = 3; // times the minimum: the probe was interrupted
    private static final double FEW_QUIET = 0.01;
    private static final double MUCH_WAITING = 0.2;

    private Noise() {}

    /** Returns the noise, after measuring for about ten seconds. */
    public static Environment.Noise measure() {
        Probe probe = Probe.warm();
        double[] times = new double[MOST];
        int count = 0;
        ThreadUse before = ThreadUse.before(false);
        long start = System.nanoTime();
        long now = start;
        double sink = 0;
        while (now - start < TRACE && count < MOST) {
            sink += probe.run();
            long end = System.nanoTime();
            times[count++] = end - now;
            now = end;
        }
        ThreadUse use = ThreadUse.after(false).since(before);
        double[] trace = Arrays.copyOf(times, count);
        double floor = StatUtils.percentile(trace, 0.1) + (sink == 0 ? 1 : 0);
        Double waiting = use.running() < 0 ? null : use.waiting() / (double) (use.waiting() + use.running());
        List<Double> moments = new ArrayList<>();
        double quiet = quiet(trace, floor, moments);
        return new Environment.Noise(
                waiting,
                quiet,
                moments.isEmpty()
                        ? 0
                        : StatUtils.percentile(
                                        moments.stream().mapToDouble(v -> v).toArray(), 50)
                                / 1e3,
                allan(trace, floor, 10e6),
                allan(trace, floor, 100e6),
                allan(trace, floor, 1e9),
                pair());
    }

    /** Returns the share of the time in quiet moments, and adds the length of each, ns; the trace may end in one. */
    static double quiet(double[] trace, double floor, List<Double> moments) {
        double quiet = 0;
        double moment = 0;
        for (double time : trace) {
            if (time <= QUIET * floor) {
                moment += time;
                quiet += time;
            } else if (moment > 0) {
                moments.add(moment);
                moment = 0;
            }
        }
        if (moment > 0) {
            moments.add(moment);
        }
        return quiet / StatUtils.sum(trace);
    }

    /** Returns the relative Allan deviation of the probe's time at a time scale, without the samples that were interrupted. */
    private static double allan(double[] trace, double floor, double scale) {
        List<Double> means = new ArrayList<>();
        double sum = 0;
        double passed = 0;
        int count = 0;
        for (double time : trace) {
            passed += time;
            if (time < INTERRUPTED * floor) {
                sum += time;
                count++;
            }
            if (passed >= scale) {
                if (count > 0) {
                    means.add(sum / count);
                }
                sum = 0;
                passed = 0;
                count = 0;
            }
        }
        double squares = 0;
        for (int i = 1; i < means.size(); i++) {
            squares += Math.pow(Math.log(means.get(i) / means.get(i - 1)), 2);
        }
        return means.size() < 2 ? 0 : Math.sqrt(squares / 2 / (means.size() - 1));
    }

    /**
     * Returns the standard deviation of the difference of two JVMs of one jar that take turns, from parts of one set; null if one
     * of them failed.
     */
    private static Double pair() {
        Family family = Families.named("product");
        int n = family.nearest(SIZE);
        Cell cell = new Cell(
                family.name(),
                Granularity.PLAIN.label(),
                n,
                1,
                ModeRegistry.baseline().name(),
                1,
                1);
        Job job = new Job(cell, ModeRegistry.baseline(), 1, 1, false);
        Contender contender = new Contender(job, false, Launcher.ofThisJvm());
        List<TurnSet.Outcome> outcomes = new TurnSet(TURNS, HEAP, Optional.empty(), new MeasuringClock(0))
                .measure(List.of(contender, contender), TurnSet.random(new SplittableRandom()));
        if (outcomes.stream().anyMatch(outcome -> outcome.failure().isPresent())) {
            return null;
        }
        double[] differences = new double[PAIRS];
        for (int part = 0; part < PAIRS; part++) {
            differences[part] = new TurnDifference(part(outcomes.get(0), part), part(outcomes.get(1), part))
                    .likeWithLike()
                    .orElse(0);
        }
        // A part has a quarter of the turns, and so twice the error of the whole.
        return Math.hypot(StatUtils.mean(differences), Math.sqrt(StatUtils.variance(differences)) / 2);
    }

    private static TreeMap<Integer, SlotTimes> part(TurnSet.Outcome outcome, int part) {
        TreeMap<Integer, SlotTimes> slots = new TreeMap<>();
        outcome.slots().stream()
                .filter(taken -> taken.turn() % PAIRS == part)
                .forEach(taken -> slots.put(
                        taken.turn(), SlotTimes.untagged(Math.log(taken.report().time()))));
        return slots;
    }

    /** Returns a short description for the user. */
    public static List<String> text(Environment.Noise noise, double precision) {
        List<String> lines = new ArrayList<>();
        String rounds = precision == 0 || noise.pair() == null
                ? ""
                : ": about " + rounds(noise.pair(), precision) + " rounds to ±" + percent(precision);
        lines.add(String.format(
                Locale.ROOT,
                "machine   %d cores. 10 s: %squiet %.0f %% of the time (moments of %s), throughput ±%.1f %% over 10 ms, ±%.1f"
                        + " %% over 1 s%s",
                Runtime.getRuntime().availableProcessors(),
                noise.waiting() == null ? "" : String.format(Locale.ROOT, "waits %.0f %%, ", 100 * noise.waiting()),
                100 * noise.quiet(),
                Rounded.time(1e3 * noise.quietMoment(), 2),
                100 * noise.deviation10(),
                100 * noise.deviation1000(),
                noise.pair() == null
                        ? ""
                        : String.format(Locale.ROOT, "; two JVMs in turns ±%.1f %%%s", 100 * noise.pair(), rounds)));
        if (noise.quiet() < FEW_QUIET) {
            lines.add("          the core is always shared: overheads will be those of a shared core");
        }
        if (noise.waiting() != null && noise.waiting() > MUCH_WAITING) {
            lines.add("          something else is running here");
        }
        return lines;
    }

    private static int rounds(double pair, double precision) {
        double needed = Math.pow(2 * pair / Math.log1p(precision), 2);
        return (int) Math.max(Effort.LEAST_ROUNDS, Math.ceil(needed));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * fraction).replaceAll("\\.0+ %", " %");
    }
}
