package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.bench.SlotReport;
import org.gradcost.sweep.TurnSet.Taken;
import org.junit.jupiter.api.Test;

/** JVMs that take turns while the machine gets slower and faster by a fifth: only a JVM that changes by itself is not steady. */
class TrendTest {

    private static final int TURNS = 40;
    private static final int SETTLED = 15;
    private static final double SLOWER = 1.1;

    private static List<Taken> jvm(double time, double atFirst, long seed) {
        SplittableRandom own = new SplittableRandom(seed);
        SplittableRandom common = new SplittableRandom(1);
        List<Taken> slots = new ArrayList<>();
        double weather = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            weather = 0.9 * weather + 0.1 * common.nextGaussian();
            double slot = time * Math.exp(weather + 0.005 * own.nextGaussian()) * (turn < SETTLED ? atFirst : 1);
            slots.add(new Taken(turn, 0, 0, new SlotReport(slot, 0, 0, 0, 0, slot, 1, 1, null)));
        }
        return slots;
    }

    @Test
    void aJvmThatGetsFasterIsFoundAndTheOthersAreNot() {
        List<List<Taken>> slots = List.of(jvm(100, 1, 2), jvm(2000, 1, 3), jvm(50, SLOWER, 4), jvm(700, 1, 5));
        Trend trend = new Trend(slots);
        for (List<Taken> steady : List.of(slots.get(0), slots.get(1), slots.get(3))) {
            assertTrue(trend.of(steady).isEmpty());
        }
        assertEquals(SLOWER, trend.of(slots.get(2)).orElseThrow(), 0.01);
        List<Taken> rest =
                slots.get(2).stream().filter(taken -> taken.turn() >= SETTLED).toList();
        assertTrue(trend.of(rest).isEmpty(), "what is left without its beginning is steady");
    }

    /** With two JVMs it is unknown which one has changed, and with few slots whether one has. */
    @Test
    void twoJvmsOrFewSlotsSayNothing() {
        List<List<Taken>> two = List.of(jvm(100, 1, 2), jvm(50, SLOWER, 4));
        assertTrue(new Trend(two).of(two.get(1)).isEmpty());
        List<List<Taken>> few = List.of(
                jvm(100, 1, 2).subList(0, 14),
                jvm(90, 1, 3).subList(0, 14),
                jvm(50, SLOWER, 4).subList(0, 14));
        assertTrue(new Trend(few).of(few.get(2)).isEmpty());
    }
}
