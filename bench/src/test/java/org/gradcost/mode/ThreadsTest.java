package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    /** Several blocks, the last of them partly filled, and stretches that end within a block. */
    @Test
    void blocksHaveTheGradientOfTheWhole() {
        for (String name : new String[] {"rosenbrock", "sigmoid-chain", "product"}) {
            for (int n : new int[] {2, 3, 2048, 2049, 10_000}) {
                Problem problem = Families.named(name).problem(n, 7);
                Mode mode = ModeRegistry.named("reverse-blocked");
                for (int threads = 1; threads <= (mode.hasThreads(problem) ? 3 : 1); threads++) {
                    for (Granularity gates : mode.granularities(problem)) {
                        Check.Result result = Check.gradient(problem, mode.on(problem, gates, 1, threads), mode);
                        assertTrue(
                                result.passes(),
                                () -> name + " " + problem.inputs().length + " " + gates + ": " + result.problem());
                    }
                }
            }
        }
    }

    @Test
    void theTapeOfABlockIsAllThereIs() {
        Mode mode = ModeRegistry.named("reverse-blocked");
        long small = tapeBytes(mode, 4096);
        assertEquals(small, tapeBytes(mode, 64 * 4096));
        assertTrue(tapeBytes(ModeRegistry.named("reverse"), 64 * 4096) > 32 * small);
    }

    private static long tapeBytes(Mode mode, int n) {
        Problem problem = Families.named("sigmoid-chain").problem(n, 1);
        Differentiator differentiator = mode.on(problem, Granularity.SCALAR, 1);
        differentiator.gradient(problem.inputs(), new double[n]);
        return differentiator.tapeBytes();
    }

    @Test
    void everyModeThatSplitsItsWorkGetsTheSameGradient() {
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(20), family.outputs(family.nearest(20), 3), 5);
            for (Mode mode : ModeRegistry.all()) {
                if (mode.hasThreads(problem)) {
                    for (Granularity gates : mode.granularities(problem)) {
                        double[] alone = new double[problem.derivatives()];
                        double[] shared = new double[problem.derivatives()];
                        try {
                            mode.on(problem, gates, 4).gradient(problem.inputs(), alone);
                        } catch (RefusedException e) {
                            continue; // which families are refused is tested with them
                        }
                        Differentiator two = mode.on(problem, gates, 4, 2);
                        two.gradient(problem.inputs(), shared);
                        String where = family.name() + " " + mode.name() + " " + gates;
                        assertArrayEquals(alone, shared, 1e-12 * norm(alone), where);
                        assertEquals(mode.passes(problem, gates, 4), two.passes(), where);
                    }
                }
            }
        }
    }

    private static double norm(double[] gradient) {
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        return norm;
    }

    @Test
    void aTeamDoesAllOfItsWorkAndPassesFailuresOn() {
        WorkerPool workers = new WorkerPool(3);
        AtomicInteger sum = new AtomicInteger();
        workers.run(member -> sum.addAndGet(1 << member));
        assertEquals(0b111, sum.get());
        assertEquals(
                "a thread failed: java.lang.IllegalArgumentException: two",
                assertThrows(
                                IllegalStateException.class,
                                () -> workers.run(member -> {
                                    if (member == 2) {
                                        throw new IllegalArgumentException("two");
                                    }
                                }))
                        .getMessage());
    }

    @Test
    void modesOfOnePassHaveOneThread() {
        Problem problem = Families.named("mlp").problem(Families.named("mlp").nearest(100), 1);
        assertFalse(ModeRegistry.named("reverse").hasThreads(problem));
        assertTrue(ModeRegistry.named("forward").hasThreads(problem));
    }
}
