package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gradcost.results.statistics.RaceRule;
import org.gradcost.results.statistics.RaceRule.Answer;
import org.gradcost.results.statistics.RaceRule.Decision;
import org.gradcost.results.statistics.TurnDifference;
import org.junit.jupiter.api.Test;

/**
 * Races of a jar with itself, replayed from recorded ones: rounds are drawn with replacement from those that were measured,
 * each with a random sign, since BASE and NEW are the same, and NEW is slowed in some replays by so many per cent. Runs only
 * when recorded races are named:
 *
 * <pre>{@code mvn test -pl results -Dtest=RaceReplayTest -Dgradcost.races=DIR}   (DIR/1/base, DIR/1/new, DIR/2/base, …)</pre>
 */
class RaceReplayTest {
    private static final int REPLAYS = 1000;
    private static final long SEED = 20261204;
    private static final double THRESHOLD = 0.03;

    @Test
    void recordedRacesAreDecidedRightly() throws Exception {
        String folder = System.getProperty("gradcost.races");
        assumeTrue(folder != null, "no recorded races are named by -Dgradcost.races=DIR");
        Map<Key, double[]> recorded = recorded(Path.of(folder));
        RaceDecisions decisions =
                new RaceDecisions(recorded.keySet(), Groups.of(RaceDecisions.COLUMNS, recorded.keySet()), THRESHOLD);
        for (double slower : new double[] {0, 0.05, 0.1}) {
            SplittableRandom random = new SplittableRandom(SEED);
            int clean = 0;
            int equivalent = 0;
            int found = 0;
            double rounds = 0;
            for (int replay = 0; replay < REPLAYS; replay++) {
                Map<Key, Decision> cells = replay(decisions, recorded, Math.log1p(slower), random);
                clean += cells.values().stream()
                                .noneMatch(d -> d.answer() == Answer.SLOWER || d.answer() == Answer.FASTER)
                        ? 1
                        : 0;
                equivalent += count(cells, Answer.EQUIVALENT);
                found += count(cells, Answer.SLOWER);
                rounds += cells.values().stream()
                        .mapToInt(Decision::rounds)
                        .average()
                        .orElse(0);
            }
            double all = (double) REPLAYS * recorded.size();
            System.out.printf(
                    Locale.ROOT,
                    "NEW slower by %.0f %%: %.1f %% of races without a difference; of the cells %.1f %% equivalent, %.1f %%"
                            + " slower; %.1f rounds%n",
                    100 * slower,
                    100.0 * clean / REPLAYS,
                    100 * equivalent / all,
                    100 * found / all,
                    rounds / REPLAYS);
            if (slower == 0) {
                assertTrue(clean >= 0.95 * REPLAYS, clean + " of " + REPLAYS + ", seed " + SEED);
            }
        }
    }

    private static int count(Map<Key, Decision> cells, Answer answer) {
        return (int) cells.values().stream().filter(d -> d.answer() == answer).count();
    }

    private static Map<Key, Decision> replay(
            RaceDecisions decisions, Map<Key, double[]> recorded, double shift, SplittableRandom random) {
        Map<Key, double[]> drawn = new LinkedHashMap<>();
        Map<Key, Decision> decided = new LinkedHashMap<>();
        recorded.keySet().forEach(key -> drawn.put(key, new double[0]));
        for (int round = 1; round <= RaceRule.MOST; round++) {
            for (Map.Entry<Key, double[]> cell : recorded.entrySet()) {
                Decision before = decided.get(cell.getKey());
                if (before == null || before.answer() == Answer.UNDECIDED) {
                    double[] d = Arrays.copyOf(drawn.get(cell.getKey()), round);
                    double sign = random.nextBoolean() ? 1 : -1;
                    d[round - 1] = shift + sign * cell.getValue()[random.nextInt(cell.getValue().length)];
                    drawn.put(cell.getKey(), d);
                }
            }
            if (RaceRule.looksAfter(round)) {
                decided = decisions.after(drawn, round == RaceRule.MOST).cells();
            }
        }
        return decided;
    }

    /** Returns the differences of each cell in the rounds of all races. */
    private static Map<Key, double[]> recorded(Path folder) throws Exception {
        Map<Key, List<Double>> all = new LinkedHashMap<>();
        try (Stream<Path> races = Files.list(folder)) {
            for (Path race : races.sorted().toList()) {
                List<Side> sides = Sides.read(List.of(race.resolve("base"), race.resolve("new")));
                sides.get(0).samples().forEach((key, was) -> {
                    Sample is = sides.get(1).samples().get(key);
                    for (double d : is.forks()
                            .from(was.forks(), TurnDifference::likeWithLike)
                            .array()) {
                        all.computeIfAbsent(key, k -> new ArrayList<>()).add(d);
                    }
                });
            }
        }
        Map<Key, double[]> arrays = new LinkedHashMap<>();
        all.forEach(
                (key, list) -> arrays.put(key, list.stream().mapToDouble(v -> v).toArray()));
        return arrays;
    }
}
