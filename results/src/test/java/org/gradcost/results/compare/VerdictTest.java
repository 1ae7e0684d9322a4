package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.gradcost.results.statistics.MoreRounds;
import org.gradcost.results.statistics.RoundValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        // mean, half a difference between two pairs of rounds, hypotheses
        "0.00, 0.01, 1, equivalent",
        "0.03, 0.005, 1, equivalent", // a difference that is real and does not matter
        "0.10, 0.02, 1, slower",
        "-0.10, 0.02, 1, faster",
        "0.06, 0.02, 1, slower", // whatever is not nothing is decided in the end
        "0.10, 0.04, 1000, inconclusive",
        "0.02, 0.04, 1, inconclusive",
        "0.00, 0.20, 1, inconclusive",
    })
    void isOneOfFour(double mean, double half, int hypotheses, String verdict) {
        Judgement judgement = Judgement.of(contrast(mean, half), new Options(0.05, 0.95), hypotheses, 4);
        assertEquals(verdict, judgement.verdict().toString(), judgement.toString());
        boolean slower = judgement.verdict() == Verdict.SLOWER;
        boolean faster = judgement.verdict() == Verdict.FASTER;
        double p = judgement.p().getAsDouble();
        assertTrue(!(slower || faster) || p <= 0.05, "a difference and its p agree: " + judgement);
        assertEquals(slower, judgement.ratio().lo() > 1 && judgement.verdict() != Verdict.EQUIVALENT);
        assertEquals(faster, judgement.ratio().hi() < 1 && judgement.verdict() != Verdict.EQUIVALENT);
    }

    @Test
    void oneForkDecidesNothing() {
        Contrast one = Contrast.of("", new RoundValues("cell", new TreeMap<>(Map.of(0, 0.7))));
        Judgement judgement = Judgement.of(one, new Options(0.05, 0.95), 1, 1);
        assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
        assertTrue(!judgement.ratio().known() && judgement.p().isEmpty());
    }

    @Test
    void moreRoundsNarrowTheIntervalAsTheirRoot() {
        assertEquals(OptionalInt.of(12), MoreRounds.of(0, 1, 0.1, 0.05, 4), "±10 % to ±5 %: four times the rounds");
        assertEquals(OptionalInt.of(12), MoreRounds.of(0.05, 0.1, 1, 0.05, 4), "5 ± 10 % to 5 ± 5 %");
        assertEquals(OptionalInt.empty(), MoreRounds.of(0.0499, 1, 0.1, 0.05, 4));
        assertEquals(OptionalInt.empty(), MoreRounds.of(0, 1, 0.1, 0.05, 0));
    }

    /** What cells of a block have in common in a round is in their mean as it is, and not averaged away. */
    @Test
    void roundsGoTogether() {
        Contrast one = contrast(0, 0.1);
        assertEquals(one.error(), Contrast.mean(List.of(one, one, one, one)).error(), 1e-12);
        Contrast other = Contrast.of("", new RoundValues("another", new TreeMap<>(one(0.1))));
        assertEquals(
                one.error() / Math.sqrt(2), Contrast.mean(List.of(one, other)).error(), 1e-12);
        assertEquals(0, one.plus(-1, one).error(), 1e-12);
        assertEquals(3, one.degrees(), 1e-9);
        assertEquals(6, Contrast.mean(List.of(one, other)).degrees(), 1e-9);
    }

    private static Contrast contrast(double mean, double half) {
        return Contrast.of("", new RoundValues("cell", new TreeMap<>(one(half))))
                .plus(mean, UNIT);
    }

    private static final Contrast UNIT = Contrast.exactly(1);

    private static Map<Integer, Double> one(double half) {
        return Map.of(0, half, 1, -half, 2, half, 3, -half);
    }
}
