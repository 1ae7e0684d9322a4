package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.gradcost.sparse.SparsityPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values and derivatives of compiled functions, by hand; edges, guards, data, threads and what is refused. */
class CompiledFunctionTest {

    private static TraceVariable chain(TraceVariable[] x) {
        TraceVariable sum = x[0].newInstance(0);
        for (int i = 0; i + 1 < x.length; i++) {
            TraceVariable a = x[i].negate().add(1);
            TraceVariable b = x[i + 1].subtract(x[i].square());
            sum = sum.add(a.square().add(b.square().multiply(100)));
        }
        return sum;
    }

    @Test
    void theHessianOfAChainIsTridiagonal() {
        int n = 20;
        double[] x = new SplittableRandom(1).doubles(n, -2, 2).toArray();
        CompiledFunction f = CompiledFunction.compile(CompiledFunctionTest::chain, x);
        SparsityPattern pattern = f.hessianPattern();
        assertEquals(3 * n - 2, pattern.entries());
        double[] entries = new double[pattern.entries()];
        f.hessian(x, new double[0], entries);
        double[][] dense = new double[n][n];
        f.hessian(x, dense);
        for (int i = 0; i < n; i++) {
            double diagonal = (i > 0 ? 200 : 0) + (i + 1 < n ? 2 + 1200 * x[i] * x[i] - 400 * x[i + 1] : 0);
            assertEquals(diagonal, dense[i][i], 1e-11 * Math.abs(diagonal));
            for (int e = pattern.start()[i]; e < pattern.start()[i + 1]; e++) {
                assertEquals(dense[i][pattern.column()[e]], entries[e]);
            }
            if (i + 1 < n) {
                assertEquals(-400 * x[i], dense[i][i + 1], 1e-11 * Math.abs(400 * x[i]));
                assertEquals(dense[i][i + 1], dense[i + 1][i]);
            }
            for (int j = i + 2; j < n; j++) {
                assertEquals(0, dense[i][j]);
            }
        }
    }

    @Test
    void aJacobianByRowsAndByColumns() {
        CompiledFunction wide = CompiledFunction.compileMap(
                x -> new TraceVariable[] {x[0].multiply(x[1]).multiply(x[2]), x[2].sin()}, 1, 2, 3);
        CompiledFunction tall = CompiledFunction.compileMap(
                x -> new TraceVariable[] {x[0].square(), x[1].exp(), x[0].multiply(x[1]), x[0].newInstance(7), x[1]},
                1,
                2);
        double[][] ofWide = new double[2][3];
        wide.jacobian(new double[] {2, 5, 0}, ofWide);
        assertArrayEquals(new double[][] {{0, 0, 10}, {0, 0, 1}}, ofWide);
        double[][] ofTall = new double[5][2];
        tall.jacobian(new double[] {3, 0}, ofTall);
        assertArrayEquals(new double[][] {{6, 0}, {0, 1}, {0, 3}, {0, 0}, {0, 1}}, ofTall);
        double[][] partials = new double[5][1];
        tall.partials(new double[] {3, 0}, 1, partials);
        assertArrayEquals(new double[][] {{0}, {1}, {3}, {0}, {1}}, partials);
        assertEquals(5, tall.jacobianPattern().entries());
    }

    /** Few in locals, many in rows, one after the other: nothing is left of the inputs before. */
    @Test
    void partialsOfChangingInputs() {
        int n = 40;
        double[] x = new SplittableRandom(3).doubles(n, -2, 2).toArray();
        CompiledFunction f = CompiledFunction.compile(CompiledFunctionTest::chain, x);
        double[] gradient = new double[n];
        double value = f.gradient(x, gradient);
        for (int[] range : new int[][] {{0, 20}, {38, 2}, {20, 20}, {5, 20}, {0, 2}, {3, 1}, {0, 40}, {10, 2}}) {
            double[][] partials = new double[1][range[1]];
            assertEquals(value, f.partials(x, range[0], partials), 1e-12 * Math.abs(value));
            double[] expected = Arrays.copyOfRange(gradient, range[0], range[0] + range[1]);
            assertArrayEquals(expected, partials[0], 1e-10, Arrays.toString(range));
        }
    }

    @Test
    void strongZerosAndTies() {
        CompiledFunction root = CompiledFunction.compile(x -> x[0].add(x[1].sqrt()), 1, 1);
        double[] dy = new double[1];
        root.jvp(new double[] {1, 0}, new double[] {1, 0}, dy);
        assertEquals(1, dy[0], "the tangent of √0 is not moved");
        CompiledFunction max = CompiledFunction.compile(x -> x[0].max(x[1]).square(), 1, 2);
        double[] gradient = new double[2];
        double[] hv = new double[2];
        max.hvp(new double[] {3, 3}, new double[] {1, 0}, gradient, hv);
        double[] expected = new double[2];
        CompiledGradient.compile(x -> x[0].max(x[1]).square(), 1, 2).gradient(new double[] {3, 3}, expected);
        assertArrayEquals(expected, gradient, "the same side at a tie");
        assertEquals(2 * (expected[0] == 0 ? 0 : 1), hv[0]);
        CompiledFunction frozen =
                CompiledFunction.compile(x -> x[0].stopGradient().multiply(x[0]), 1);
        frozen.hvp(new double[] {5}, new double[] {1}, new double[1], hv = new double[1]);
        assertEquals(0, hv[0], "a stopped gradient has no derivative of any order");
    }

    @Test
    void guardsChooseTheVariant() {
        CompiledFunction f = CompiledFunction.compile(x -> x[0].lessThan(0) ? x[0].square() : x[0].multiply(3), 1);
        double[] dy = new double[1];
        double[] hv = new double[1];
        for (double at : new double[] {2, -2, 2, -4}) {
            f.jvp(new double[] {at}, new double[] {1}, dy);
            f.hvp(new double[] {at}, new double[] {1}, hv);
            assertEquals(at < 0 ? 2 * at : 3, dy[0]);
            assertEquals(at < 0 ? 2 : 0, hv[0]);
        }
        assertEquals(2, f.variants());
    }

    @Test
    void dataAreNotDifferentiated() {
        CompiledFunction f = CompiledFunction.compile(
                (x, data) -> x[0].multiply(data[0]).add(x[1].multiply(data[1]).square()),
                new double[] {1, 1},
                new double[] {1, 1});
        double[] x = {2, 3};
        double[] data = {5, 7};
        assertEquals(10 + 441, f.value(x, data));
        double[][] dy = new double[1][1];
        f.jvp(x, data, new double[][] {{1, 1}}, dy);
        assertEquals(5 + 2 * 49 * 3, dy[0][0]);
        double[] gradient = new double[2];
        double[][] hv = new double[1][2];
        f.hvp(x, data, new double[][] {{1, 1}}, gradient, hv);
        assertArrayEquals(new double[] {0, 98}, hv[0]);
        assertThrows(IllegalArgumentException.class, () -> f.value(x), "without the data");
    }

    /** Every gate of the table in a compiled function has the second derivatives of its circuit, or the call is refused. */
    @Test
    void everyGateHasSecondDerivatives() {
        for (UnaryGate gate : Gates.unary()) {
            CompiledFunction f = CompiledFunction.compile(x -> x[0].apply(gate).multiply(x[1]), 0.4, 2);
            assertEquals(gate.hasCircuit(), answers(f), gate.toString());
        }
        for (BinaryGate gate : Gates.binary()) {
            CompiledFunction f =
                    CompiledFunction.compile(x -> x[0].apply(gate, x[1]).square(), 0.4, 2);
            assertEquals(gate.hasCircuits(), answers(f), gate.toString());
        }
    }

    private static boolean answers(CompiledFunction f) {
        try {
            f.hvp(new double[] {0.3, 1.7}, new double[] {1, 1}, new double[2]);
            return true;
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().contains("has no second derivatives"), e.getMessage());
            return false;
        }
    }

    @Test
    void twoThreadsAreFoundOut() throws InterruptedException {
        double[] x = new SplittableRandom(2).doubles(300, -2, 2).toArray();
        CompiledFunction f = CompiledFunction.compile(CompiledFunctionTest::chain, x);
        double[] expected = new double[x.length];
        f.gradient(x, expected);
        AtomicInteger found = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            Thread thread = new Thread(() -> {
                double[] gradient = new double[x.length];
                for (int i = 0; i < 20_000; i++) {
                    try {
                        f.gradient(x, gradient);
                        wrong.addAndGet(Arrays.equals(expected, gradient) ? 0 : 1);
                    } catch (ConcurrentModificationException e) {
                        found.incrementAndGet();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(wrong.get() == 0 || found.get() > 0, wrong + " wrong gradients, and nobody is told");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        CompiledFunction f = CompiledFunction.compile(CompiledFunctionTest::chain, 1, 2, 3);
        CompiledFunction map = CompiledFunction.compileMap(x -> new TraceVariable[] {x[0], x[0].sin()}, 1);
        double[] x = {1, 2, 3};
        assertEquals(
                "jvp: an array of 2 for 3 inputs",
                assertThrows(IllegalArgumentException.class, () -> f.jvp(x, new double[2], new double[1]))
                        .getMessage());
        double[] shared = new double[3];
        double[] other = new double[3];
        double[] third = new double[3];
        for (double[][] three :
                new double[][][] {{shared, other, shared}, {shared, shared, other}, {other, shared, shared}}) {
            assertEquals(
                    "hvp: the arrays for results must differ from one another and from the arguments",
                    assertThrows(IllegalArgumentException.class, () -> f.hvp(x, three[0], three[1], three[2]))
                            .getMessage());
        }
        CompiledFunction swap = CompiledFunction.compileMap(v -> new TraceVariable[] {v[1], v[0]}, 1, 2);
        double[] pair = {1, 2};
        double[] two = new double[2];
        Map<String, Executable> shares = Map.of(
                "gradient", () -> f.gradient(x, x),
                "hessian", () -> f.hessian(x, new double[0], x),
                "values", () -> swap.values(pair, pair),
                "jacobian", () -> swap.jacobian(pair, new double[][] {pair, {0, 0}}),
                "partials", () -> swap.partials(pair, 0, new double[][] {pair, {0, 0}}),
                "jacobianBySupport", () -> swap.jacobianBySupport(pair, new double[0], pair),
                "preaccumulatedJacobian", () -> swap.preaccumulatedJacobian(pair, new double[0], two, two));
        shares.forEach((method, call) -> assertTrue(
                assertThrows(IllegalArgumentException.class, call, method)
                        .getMessage()
                        .startsWith(method + ": the array"),
                method));
        assertEquals(
                "hvp: the array for the result is also the point or the data; use a separate one",
                assertThrows(IllegalArgumentException.class, () -> f.hvp(x, other, x, third))
                        .getMessage());
        assertEquals(
                "gradient: the function was compiled by compileMap, with 2 outputs; use values, jvp, vjp or jacobian",
                assertThrows(IllegalArgumentException.class, () -> map.gradient(new double[1], new double[1]))
                        .getMessage());
        assertEquals(
                "partials: inputs 2 to 3 of 3",
                assertThrows(IllegalArgumentException.class, () -> f.partials(x, 2, new double[1][2]))
                        .getMessage());
        assertEquals(
                "hessian: an array of 1 for the 7 entries of the pattern at this point",
                assertThrows(IllegalArgumentException.class, () -> f.hessian(x, new double[0], new double[1]))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> CompiledFunction.compile(v -> v[0]));
        assertThrows(IllegalArgumentException.class, () -> CompiledFunction.compileMap(v -> new TraceVariable[0], 1));
    }
}
