package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2000 simulated pairs of runs of which the second is 7 % slower: the 95 % interval must hold that in 93 to 97 % of them. */
class CompareCoverageTest {
    private static final int PAIRS = 2000;
    private static final long SEED = 20261122;
    private static final double TRUTH = 1.07;
    private static final int SIZES = 1;
    private static final Options OPTIONS = new Options(0.05, 0.95);

    @ParameterizedTest
    @CsvSource({
        // forks, iterations (those of the profiles standard and paper), spread between forks
        "3, 5, 0.05",
        "10, 10, 0.02",
    })
    void intervalsHoldTheRatio(int forks, int iterations, double spread) {
        // Ten forks take ten seconds: asked for by -Dgradcost.simulations=all.
        assumeTrue(forks < 10 || "all".equals(System.getProperty("gradcost.simulations")));
        long held = LongStream.range(0, PAIRS)
                .parallel()
                .filter(pair -> {
                    RandomGenerator random = new Well1024a(SEED + pair);
                    Side base = run("base", 1, forks, iterations, spread, random);
                    Side now = run("new", TRUTH, forks, iterations, spread, random);
                    Row row = Comparison.of(base, now, OPTIONS).rows().get(0);
                    return row.ratio().lo() <= TRUTH && TRUTH <= row.ratio().hi();
                })
                .count();
        double coverage = (double) held / PAIRS;
        System.out.printf(
                Locale.ROOT,
                "compare, %d forks of %d iterations: held in %.1f %%%n",
                forks,
                iterations,
                100 * coverage);
        assertTrue(coverage >= 0.93 && coverage <= 0.97, () -> "held in " + coverage + ", first seed " + SEED);
    }

    /** One cell, so that its interval is not widened for others. */
    private static Side run(
            String name, double factor, int forks, int iterations, double spread, RandomGenerator random) {
        SortedMap<Key, Sample> samples = new TreeMap<>();
        for (int n = 1; n <= SIZES; n++) {
            double[] logs = new double[forks];
            for (int f = 0; f < forks; f++) {
                logs[f] = Math.log(100 * n * factor) + spread * random.nextGaussian();
                for (int i = 0; i < iterations; i++) {
                    logs[f] += spread / 2 * random.nextGaussian() / iterations;
                }
            }
            samples.put(new Key(List.of(String.valueOf(n))), Sample.ofForks(String.valueOf(n), logs, new TreeMap<>()));
        }
        return new Side(name, List.of("n"), key -> "reverse", samples, Map.of(), List.of());
    }
}
