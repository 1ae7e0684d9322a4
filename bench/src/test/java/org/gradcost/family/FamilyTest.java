package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every family: all ways to its gradient agree, and its sizes and inputs are what they claim. */
class FamilyTest {

    private static final long SEED = 42;

    static Stream<Family> families() {
        return Stream.of(
                new Product(),
                new Rosenbrock(),
                new SigmoidChain(),
                new Neuron(),
                new Helmholtz(),
                new MatMul(),
                new Svm(),
                new Softmax(),
                new Mlp(),
                new ConvNet(),
                new Recurrence(),
                new Brusselator());
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
    void everyWayGivesTheGradientWrittenByHand(Family family, int n) {
        Problem problem = family.problem(n, SEED);
        Gradients hand = Gradients.byHand(problem);

        assertEquals(n, problem.inputs().length);
        assertTrue(hand.distanceTo(hand) == 0, "a gradient of zeros or without numbers judges nothing");
        agree("central differences", Gradients.byCentralDifferences(problem), hand, 1e-6);
        circuits(problem).forEach(way -> agree(way.name, way.result, hand, 1e-12));
    }

    private record Way(String name, Gradients result) {}

    private static List<Way> circuits(Problem problem) {
        double[] x = problem.inputs();
        List<Way> ways = new ArrayList<>();
        if (problem instanceof ScalarCircuit circuit) {
            ways.add(new Way("scalar forward", Gradients.forward(x, circuit::scalar)));
            ways.add(new Way("scalar reverse", Gradients.reverse(x, circuit::scalar)));
        }
        if (problem instanceof FusedCircuit circuit) {
            ways.add(new Way("fused forward", Gradients.forward(x, circuit::fused)));
            ways.add(new Way("fused reverse", Gradients.reverse(x, circuit::fused)));
        }
        if (problem instanceof MatrixCircuit circuit) {
            ways.add(new Way("matrix forward", Gradients.forward(circuit)));
            ways.add(new Way("matrix reverse", Gradients.reverse(circuit)));
        }
        assertFalse(ways.isEmpty(), "a problem needs a circuit");
        return ways;
    }

    private static void agree(String name, Gradients actual, Gradients hand, double tolerance) {
        assertAll(
                name,
                () -> assertEquals(hand.value(), actual.value(), 1e-13 * Math.abs(hand.value()), "value"),
                () -> assertEquals(0, actual.distanceTo(hand), tolerance, "scaled error of the gradient"));
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
        double[] gradient = new double[n];
        Runnable both = () -> {
            problem.primal(problem.inputs());
            problem.gradient(problem.inputs(), gradient);
        };
        both.run(); // classes are loaded by now

        // Whatever the measurement itself allocates, a thousand calls allocate no more than one.
        assertTrue(Allocation.of(1000, both) < 1000, "bytes in 1000 calls");
    }
}
