package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two forks on a core whose state changes: the truth is the difference within each state. */
class TurnDifferenceTest {
    private static final long SEED = 20261201;
    private static final double SLOWER = 0.05;

    @Test
    void aStateThatChangesBetweenTheSlotsOfATurnCancels() {
        SplittableRandom random = new SplittableRandom(SEED);
        double worstOfAll = 0;
        double worst = 0;
        for (int run = 0; run < 50; run++) {
            TreeMap<Integer, SlotTimes> base = new TreeMap<>();
            TreeMap<Integer, SlotTimes> now = new TreeMap<>();
            for (int turn = 0; turn < 40; turn++) {
                base.put(turn, slot(0, random));
                now.put(turn, slot(SLOWER, random));
            }
            TurnDifference difference = new TurnDifference(base, now);
            worst = Math.max(worst, Math.abs(difference.likeWithLike().orElseThrow() - SLOWER));
            worstOfAll = Math.max(worstOfAll, Math.abs(difference.ofAll().orElseThrow() - SLOWER));
        }
        assertTrue(worst < 0.01, worst + ", seed " + SEED);
        assertTrue(worstOfAll > 3 * worst, worstOfAll + ", seed " + SEED);
    }

    @Test
    void weatherThatLastsCancels() {
        TreeMap<Integer, SlotTimes> base = new TreeMap<>();
        TreeMap<Integer, SlotTimes> now = new TreeMap<>();
        for (int turn = 0; turn < 9; turn++) {
            base.put(turn, SlotTimes.untagged(turn));
            now.put(turn, SlotTimes.untagged(turn + SLOWER));
        }
        now.put(9, SlotTimes.untagged(100)); // without a partner
        assertEquals(SLOWER, new TurnDifference(base, now).likeWithLike().orElseThrow(), 1e-12);
    }

    @Test
    void fewTurnsOfAStateAreNotBelieved() {
        TreeMap<Integer, SlotTimes> base = new TreeMap<>();
        TreeMap<Integer, SlotTimes> now = new TreeMap<>();
        for (int turn = 0; turn < 7; turn++) {
            base.put(turn, new SlotTimes(0, 10, 0, 0, Double.NaN));
            now.put(turn, new SlotTimes(SLOWER, 10, 1, 0, Double.NaN));
        }
        TurnDifference difference = new TurnDifference(base, now);
        assertTrue(difference.in(CoreState.QUIET).isEmpty());
        assertEquals(SLOWER, difference.likeWithLike().orElseThrow(), 1e-12);
        assertTrue(new TurnDifference(base, new TreeMap<>()).likeWithLike().isEmpty());
    }

    /** A slot of 150 batches, of which the core was quiet for a part; shared, it takes 1.3 times as long. */
    private static SlotTimes slot(double log, SplittableRandom random) {
        int quiet = random.nextInt(151);
        int shared = 150 - quiet;
        double noise = 0.01 * random.nextGaussian();
        double logShared = log + Math.log(1.3) + noise;
        return new SlotTimes(
                quiet > shared ? log + noise : logShared,
                quiet,
                quiet < 5 ? Double.NaN : log + noise,
                shared,
                shared < 5 ? Double.NaN : logShared);
    }
}
