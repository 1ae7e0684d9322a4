package org.gradcost.results.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;

/**
 * Repeated measurements of many things of one run, each with its bootstrap draws: the method of the package's
 * description, for whatever identifies the things. Draw k of one goes with draw k of every other.
 *
 * @param <K> what identifies a thing
 */
public final class Resampler<K> {
    /** Draws per thing: enough that the ends of an interval are stable to a tenth of its length. */
    public static final int DRAWS = 2000;

    /** Least standard deviation between forks, in log time, where it was never seen: 3 %. */
    public static final double LEAST_SPREAD = ResidualPool.FLOOR;

    private final SortedMap<K, Resampled> things = new TreeMap<>();

    private record Resampled(Forks forks, double estimate, ResidualPool pool, long seed) {}

    /**
     * @param logs by fork and iteration; at least one of each
     * @param kind what stands for the code that is measured: things of one kind share what their forks differ by
     * @param seed two runs whose draws are to be independent need two of them
     * @param confidence of the intervals that the draws are for, between 0 and 1
     */
    public Resampler(SortedMap<K, double[][]> logs, Function<K, String> kind, long seed, double confidence) {
        Map<K, Forks> forks = new TreeMap<>(logs.comparator());
        logs.forEach((thing, values) -> forks.put(thing, new Forks(values)));
        ResidualPool run = poolOfRun(forks.values(), confidence);
        Map<String, ResidualPool> kinds = new TreeMap<>();
        forks.entrySet().stream()
                .collect(groupingBy(entry -> kind.apply(entry.getKey()), mapping(Map.Entry::getValue, toList())))
                .forEach((name, ofKind) -> kinds.put(name, ResidualPool.betweenForks(ofKind, confidence)));
        RandomGenerator seeds = new Well1024a(seed);
        forks.forEach((thing, ofThing) -> {
            ResidualPool own = kinds.get(kind.apply(thing));
            things.put(thing, new Resampled(ofThing, ofThing.estimate(), own.enough() ? own : run, seeds.nextLong()));
        });
    }

    private static ResidualPool poolOfRun(Collection<Forks> samples, double confidence) {
        ResidualPool forks = ResidualPool.betweenForks(samples, confidence);
        return forks.isEmpty() ? ResidualPool.withinForks(samples, confidence) : forks;
    }

    /** Log of the geometric mean over forks, of logs by fork and iteration. */
    public static double estimate(double[][] logs) {
        return new Forks(logs).estimate();
    }

    /** Log of the geometric mean over forks. */
    public double estimate(K thing) {
        return things.get(thing).estimate();
    }

    /** One log value per fork: the median of its iterations. */
    public double[] forkValues(K thing) {
        return things.get(thing).forks().values();
    }

    /** {@link #DRAWS} draws of {@link #estimate}; made anew, and the same, at each call. */
    public double[] draws(K thing) {
        Resampled resampled = things.get(thing);
        SplittableRandom random = new SplittableRandom(resampled.seed()); // eighty million numbers for a thousand cells
        int forks = resampled.forks().count();
        double[] draws = new double[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            draws[k] = resampled.estimate() + resampled.pool().drawMean(forks, random);
        }
        return draws;
    }
}
