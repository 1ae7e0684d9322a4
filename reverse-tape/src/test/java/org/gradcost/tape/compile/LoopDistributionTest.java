package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** Loops that become loops over rows: where they may, where they must not, and their results. */
class LoopDistributionTest {

    /** Around the shortest loop, one strip, two, and a loop over strips with and without a rest. */
    private static final List<Integer> TRIPS = List.of(
            Heuristics.SHORTEST_STRIP - 1,
            Heuristics.SHORTEST_STRIP,
            Heuristics.STRIP - 1,
            Heuristics.STRIP,
            Heuristics.STRIP + 1,
            2 * Heuristics.STRIP - 1,
            2 * Heuristics.STRIP,
            2 * Heuristics.STRIP + 1,
            4 * Heuristics.STRIP + 5);

    /** A circuit, in numbers of any type. */
    private interface Circuit {
        <T extends CalculusFieldElement<T>> T of(T[] x);
    }

    /** A chain whose terms may be added in any order. */
    private static <T extends CalculusFieldElement<T>> T neighbours(T[] x) {
        Sum<T> sum = Functions.sum(x[0].newInstance(0));
        for (int i = 0; i < x.length - 1; i++) {
            T a = x[i + 1].subtract(x[i].square());
            sum.add(a.square().multiply(100).add(x[i].negate().add(1).square()));
        }
        return sum.total();
    }

    /** The same, added one after the other. */
    private static <T extends CalculusFieldElement<T>> T inOrder(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length - 1; i++) {
            T a = x[i + 1].subtract(x[i].square());
            sum = sum.add(a.square().multiply(100).add(x[i].negate().add(1).square()));
        }
        return sum;
    }

    /** Three inputs a term, each of which gets three contributions. */
    private static <T extends CalculusFieldElement<T>> T stencil(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length - 2; i++) {
            sum = sum.add(
                    x[i].subtract(x[i + 1].multiply(2)).add(x[i + 2]).square().multiply(x[0]));
        }
        return sum;
    }

    /** A recorded row, read by a loop that goes backwards in the reverse sweep. */
    private static <T extends CalculusFieldElement<T>> T twoLoops(T[] x) {
        Sum<T> sum = Functions.sum(x[0].newInstance(0));
        for (T xi : x) {
            sum.add(xi.square().add(1).reciprocal());
        }
        T scale = sum.total().sqrt();
        Sum<T> second = Functions.sum(x[0].newInstance(0));
        for (int i = 0; i < x.length - 1; i++) {
            second.add(x[i].multiply(scale).subtract(x[i + 1]).square().add(x[i].divide(scale)));
        }
        return second.total().multiply(scale);
    }

    /** Exponentials and logarithms, the one of the other. */
    private static <T extends CalculusFieldElement<T>> T transcendental(T[] x) {
        Sum<T> sum = Functions.sum(x[0].newInstance(0));
        for (int i = 0; i < x.length - 1; i++) {
            sum.add(x[i].multiply(x[i + 1]).exp().add(2).log().multiply(x[i]));
        }
        return sum.total();
    }

    /** A recurrence: no iteration is free of the one before it. */
    private static <T extends CalculusFieldElement<T>> T recurrence(T[] x) {
        T state = x[0];
        T sum = x[0].newInstance(0);
        for (int i = 1; i < x.length; i++) {
            state = state.multiply(x[i]).add(1).multiply(0.3);
            sum = sum.add(state.square());
        }
        return sum;
    }

    @Test
    void aLoopOfSumsBecomesLoopsOverRows() {
        for (int trips : TRIPS) {
            assertEquals(
                    trips >= Heuristics.SHORTEST_STRIP,
                    agrees(LoopDistributionTest::neighbours, trips + 1).contains(" + Σ row"));
        }
    }

    @Test
    void aSumInOrderKeepsEveryBit() {
        for (int trips : TRIPS) {
            agreesBitForBit(LoopDistributionTest::inOrder, trips, 1);
            agreesBitForBit(LoopDistributionTest::stencil, trips, 2);
        }
    }

    @Test
    void loopsDownwardsAndRecordedRowsAreRight() {
        for (int trips : TRIPS) {
            agrees(LoopDistributionTest::twoLoops, trips + 1);
            agrees(LoopDistributionTest::transcendental, trips + 1);
        }
    }

    @Test
    void aRecurrenceStaysALoop() {
        assertFalse(agrees(LoopDistributionTest::recurrence, 1000).contains("row"));
    }

    private static double[] point(int n) {
        return new SplittableRandom(n).doubles(n, -1, 1).toArray();
    }

    /** Compares with code without loop optimisations, and returns the code. */
    private static String agrees(Circuit circuit, int n) {
        double[] x = point(n);
        double[] expected = new double[n];
        double value = plain(circuit, x).gradient(x, expected);
        CompiledGradient compiled = CompiledGradient.compile(circuit::of, new double[n]);
        double[] actual = new double[n];
        assertEquals(value, compiled.gradient(x, actual), 1e-13 * Math.abs(value));
        double norm = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, actual, 1e-13 * norm);
        return compiled.code();
    }

    private static void agreesBitForBit(Circuit circuit, int trips, int more) {
        int n = trips + more;
        double[] x = point(n);
        double[] expected = new double[n];
        double value = plain(circuit, x).gradient(x, expected);
        CompiledGradient compiled = CompiledGradient.compile(circuit::of, x);
        assertEquals(trips >= Heuristics.SHORTEST_STRIP, compiled.code().contains(" + Σ row"), compiled.code());
        double[] actual = new double[n];
        assertEquals(value, compiled.gradient(x, actual));
        assertArrayEquals(expected, actual);
    }

    private static CompiledGradient plain(Circuit circuit, double[] x) {
        return CompiledGradient.compile(circuit::of, CompileOptions.PLAIN, x);
    }
}
