package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every family: all ways to its gradient agree, and its sizes and inputs are what they claim. */
class FamilyTest {

    /** What {@code reverse-compiled} refuses: minors do not roll, and descents read values. */
    private static final Set<String> REFUSED = Set.of(
            "det", "particle-over-forward", "particle-over-reverse", "saddle-over-forward", "saddle-over-reverse");

    private static final long SEED = 42;

    static Stream<Family> families() {
        return Families.all().stream();
    }

    static Stream<Arguments> sizes() {
        return families()
                .flatMap(family -> IntStream.of(1, 10, 100)
                        .map(family::nearest)
                        .distinct()
                        .mapToObj(n -> Arguments.argumentSet(family.name() + " " + n, family, n)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyModeGivesTheGradientWrittenByHand(Family family, int n) {
        Problem problem = family.problem(n, SEED);
        assertEquals(n, problem.inputs().length);
        int circuits = 0;
        for (Mode mode : ModeRegistry.all()) {
            for (Granularity gates : mode.granularities(problem)) {
                Check.Result result;
                try {
                    result = Check.gradient(problem, mode.on(problem, gates, 7), mode);
                } catch (RefusedException e) {
                    assertTrue(REFUSED.contains(family.name()), family.name() + ": " + e.getMessage());
                    continue;
                }
                assertTrue(result.passes(), mode.name() + ", " + gates.label() + ": " + result.problem());
                circuits += gates == Granularity.PLAIN ? 0 : 1;
            }
        }
        assertTrue(circuits > 0, "a problem needs a circuit");
    }

    /** The commands ask with a number of outputs: it must not be taken for anything else. */
    @ParameterizedTest
    @MethodSource("families")
    void aNumberOfOutputsChangesNothingWhereThereIsOne(Family family) {
        int n = family.nearest(10);
        if (!(family instanceof MapFamily)) {
            Problem asked = family.problem(n, family.outputs(n, 7), SEED);
            Problem plain = family.problem(n, SEED);
            assertEquals(plain.primal(plain.inputs()), asked.primal(asked.inputs()));
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void equalSeedsGiveEqualInputsAndOthersOthers(Family family) {
        int n = family.nearest(10);
        double[] inputs = family.problem(n, SEED).inputs();

        assertArrayEquals(inputs, family.problem(n, SEED).inputs());
        assertFalse(Arrays.equals(inputs, family.problem(n, SEED + 1).inputs()));
    }

    @ParameterizedTest
    @MethodSource("families")
    void theNearestSizeIsASizeAndGrowsWithN(Family family) {
        int last = 1;
        for (int n = 1; n <= 3000; n++) {
            int nearest = family.nearest(n);
            assertEquals(nearest, family.nearest(nearest), "nearest(nearest(" + n + "))");
            assertTrue(nearest >= last, "nearest(" + n + ") is below nearest(" + (n - 1) + ")");
            last = nearest;
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void noSizeIsBeyondTheLargest(Family family) {
        int nearest = family.nearest(Integer.MAX_VALUE);

        assertTrue(nearest <= family.largest());
        assertEquals(family.nearest(family.largest()), nearest);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theHandWrittenSideAllocatesNothing(Family family, int n) {
        Problem problem = family.problem(n, SEED);
        double[] gradient = new double[problem.derivatives()];
        Runnable both = () -> {
            problem.primal(problem.inputs());
            if (problem.isByHand()) {
                problem.gradient(problem.inputs(), gradient);
            }
        };
        both.run(); // classes are loaded by now

        // The smallest object has 16 bytes; what the JVM itself allocates now and then is far less than one a call.
        int calls = problem.derivatives() > 1000 ? 100 : 1000;
        assertTrue(Allocation.of(calls, both) < 16 * calls, "bytes in " + calls + " calls");
    }
}
