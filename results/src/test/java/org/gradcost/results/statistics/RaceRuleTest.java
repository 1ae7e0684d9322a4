package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcost.results.statistics.RaceRule.Answer;
import org.gradcost.results.statistics.RaceRule.Decision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 1000 simulated races of a jar with itself, in each of several kinds of noise: at most 5 % of them may find a difference. */
class RaceRuleTest {
    private static final int RACES = 1000;
    private static final int FEW_RACES = 100;
    private static final double WRONG = 0.05;
    private static final long SEED = 20261202;
    private static final int FAMILIES = 9;
    private static final int MODES = 6;
    private static final RaceRule RULE = new RaceRule(FAMILIES * MODES + FAMILIES + MODES, 0.03);

    /** What rounds differ by. */
    private enum Noise {
        /** Heavy tails, of a spread that differs from cell to cell. */
        TURNS {
            @Override
            double draw(double spread, double odd, double weather, SplittableRandom random) {
                return spread * student(4, random) / Math.sqrt(2);
            }
        },
        /** Heavier ones and six times the spread, as of forks that do not take turns. */
        FORKS {
            @Override
            double draw(double spread, double odd, double weather, SplittableRandom random) {
                return 6 * spread * student(3, random) / Math.sqrt(3);
            }
        },
        /** Some forks are compiled 12 % slower. */
        BIMODAL {
            @Override
            double draw(double spread, double odd, double weather, SplittableRandom random) {
                return 0.015 * random.nextGaussian() + step(odd, random);
            }
        },
        /** What does not cancel in a pair is common to all cells of the round. */
        WEATHER {
            @Override
            double draw(double spread, double odd, double weather, SplittableRandom random) {
                return spread * random.nextGaussian() + weather;
            }
        },
        /** All of it: heavy tails, forks that are compiled slower, and what the round has in common. */
        MIXED {
            @Override
            double draw(double spread, double odd, double weather, SplittableRandom random) {
                return spread * student(4, random) / Math.sqrt(2) + step(odd, random) + weather;
            }
        };

        abstract double draw(double spread, double odd, double weather, SplittableRandom random);

        /** What NEW and BASE differ by if either has that share of slow forks. */
        static double step(double share, SplittableRandom random) {
            double base = random.nextDouble() < share ? 0.12 : 0;
            double now = random.nextDouble() < share ? 0.12 : 0;
            return now - base;
        }

        static double student(int degrees, SplittableRandom random) {
            double sum = 0;
            for (int i = 0; i < degrees; i++) {
                double z = random.nextGaussian();
                sum += z * z;
            }
            return random.nextGaussian() / Math.sqrt(sum / degrees);
        }
    }

    private record Raced(Map<String, Decision> decisions, double rounds) {}

    @Test
    void equalsAreHardlyEverFoundToDiffer() {
        assertFewAreWrong(Noise.MIXED, RACES, WRONG);
    }

    /** Fewer races, whose share is less certain. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MIXED")
    void norAreTheyInEachKindOfNoise(Noise noise) {
        assertFewAreWrong(noise, FEW_RACES, 2 * WRONG);
    }

    @Tag("thorough")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MIXED")
    void norAreTheyInManyRacesOfEachKind(Noise noise) {
        assertFewAreWrong(noise, RACES, WRONG);
    }

    private static void assertFewAreWrong(Noise noise, int count, double most) {
        List<Raced> races = IntStream.range(0, count)
                .parallel()
                .mapToObj(race -> race(noise, 0, new SplittableRandom(SEED + race)))
                .toList();
        long wrong = races.stream()
                .filter(race -> race.decisions().values().stream()
                        .anyMatch(d -> d.answer() == Answer.SLOWER || d.answer() == Answer.FASTER))
                .count();
        double equivalent = races.stream()
                        .flatMap(race -> race.decisions().values().stream())
                        .filter(d -> d.answer() == Answer.EQUIVALENT)
                        .count()
                / (double) count
                / (FAMILIES * MODES + FAMILIES + MODES);
        System.out.printf(
                Locale.ROOT,
                "race, %s: %.1f %% of races wrong, %.1f %% equivalent, %.1f rounds%n",
                noise,
                100.0 * wrong / count,
                100 * equivalent,
                races.stream().mapToDouble(Raced::rounds).average().orElseThrow());
        assertTrue(wrong <= most * count, () -> wrong + " of " + count + ", seeds from " + SEED);
    }

    @Test
    void whatIsFivePercentSlowerIsFound() {
        int races = 100;
        int found = 0;
        int slowed = 0;
        for (int race = 0; race < races; race++) {
            Raced raced = race(Noise.TURNS, Math.log(1.05), new SplittableRandom(SEED - race));
            for (Map.Entry<String, Decision> entry : raced.decisions().entrySet()) {
                if (isSlowed(entry.getKey())) {
                    slowed++;
                    found += entry.getValue().answer() == Answer.SLOWER ? 1 : 0;
                }
            }
        }
        assertTrue(found >= 0.98 * slowed, found + " of " + slowed + ", seeds below " + SEED);
    }

    /** No cell of the mode can be told from noise alone, but all of them together can. */
    @Test
    void aGroupIsSlowerThoughNoneOfItsCellsIs() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, double[]> cells = new LinkedHashMap<>();
        for (int c = 0; c < 27; c++) {
            double[] d = new double[5];
            Arrays.setAll(d, r -> Math.log(1.2) + 0.15 * random.nextGaussian());
            cells.put("cell " + c, d);
        }
        Map<String, Decision> decisions = new RaceRule(28, 0.03).judge(cells, Map.of("reverse", cells.keySet()), true);
        assertEquals(
                0,
                cells.keySet().stream()
                        .filter(cell -> decisions.get(cell).answer() == Answer.SLOWER)
                        .count(),
                "seed " + SEED);
        assertEquals(Answer.SLOWER, decisions.get("reverse").answer(), decisions.toString());
        assertTrue(decisions.get("reverse").ratio().lo() > 1);
    }

    /** Cells with the same differences in each round are as good as one of them: so few rounds decide nothing. */
    @Test
    void aGroupOfEqualsKnowsNoMoreThanOneOfThem() {
        Map<String, double[]> cells = new LinkedHashMap<>();
        for (int c = 0; c < 27; c++) {
            cells.put("cell " + c, new double[] {0.05, 0.065, 0.035, 0.05});
        }
        Map<String, Decision> decisions = new RaceRule(28, 0.03).judge(cells, Map.of("reverse", cells.keySet()), true);
        assertEquals(Answer.UNDECIDED, decisions.get("cell 0").answer());
        assertEquals(Answer.UNDECIDED, decisions.get("reverse").answer(), decisions.toString());
        assertEquals(
                decisions.get("cell 0").halfWidth(), decisions.get("reverse").halfWidth(), 1e-9);
    }

    /** A side of a race that is compared with itself has differences of 0, without any spread. */
    @Test
    void aGroupWithoutAnyDifferenceIsEquivalent() {
        Map<String, double[]> cells = Map.of("one", new double[5], "other", new double[5]);
        Decision decision = new RaceRule(3, 0.03)
                .judge(cells, Map.of("both", cells.keySet()), true)
                .get("both");
        assertEquals(Answer.EQUIVALENT, decision.answer());
        assertEquals(1, decision.ratio().hi());
    }

    @Test
    void threeRoundsDecideNothing() {
        Decision decision = new RaceRule(1, 0.03)
                .judge(Map.of("cell", new double[] {0.5, 0.5, 0.5}), Map.of(), true)
                .get("cell");
        assertEquals(Answer.UNDECIDED, decision.answer());
        assertEquals(1, decision.moreRounds().getAsInt());
        assertTrue(!decision.ratio().known());
    }

    private static boolean isSlowed(String cell) {
        return cell.endsWith("/0");
    }

    /** Races until every cell is decided; cells of mode 0 are slower by {@code shift}. */
    private static Raced race(Noise noise, double shift, SplittableRandom random) {
        Map<String, double[]> cells = new LinkedHashMap<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        List<Double> spreads = new ArrayList<>();
        List<Double> odds = new ArrayList<>();
        for (int f = 0; f < FAMILIES; f++) {
            for (int m = 0; m < MODES; m++) {
                String cell = f + "/" + m;
                cells.put(cell, new double[0]);
                groups.computeIfAbsent("family " + f, g -> new ArrayList<>()).add(cell);
                groups.computeIfAbsent("mode " + m, g -> new ArrayList<>()).add(cell);
                spreads.add(0.017 * Math.exp(0.54 * random.nextGaussian()));
                odds.add(new double[] {0, 0, 0.05, 0.15, 0.3}[random.nextInt(5)]);
            }
        }
        Map<String, Decision> decisions = Map.of();
        int forks = 0;
        for (int round = 1; round <= RaceRule.MOST; round++) {
            double weather = 0.01 * random.nextGaussian();
            int c = 0;
            for (Map.Entry<String, double[]> cell : cells.entrySet()) {
                Decision before = decisions.get(cell.getKey());
                if (before == null || before.answer() == Answer.UNDECIDED) {
                    double[] d = Arrays.copyOf(cell.getValue(), round);
                    d[round - 1] = noise.draw(spreads.get(c), odds.get(c), weather, random)
                            + (isSlowed(cell.getKey()) ? shift : 0);
                    cell.setValue(d);
                    forks++;
                }
                c++;
            }
            if (RaceRule.looksAfter(round)) {
                decisions = RULE.judge(cells, groups, round == RaceRule.MOST);
            }
        }
        return new Raced(decisions, forks / (double) (FAMILIES * MODES));
    }
}
