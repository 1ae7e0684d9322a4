package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.gradcost.tape.Tape;
import org.gradcost.tape.compile.trace.Trace;
import org.junit.jupiter.api.Test;

class CompiledGradientTest {

    private static <T extends Differentiable<T>> T product(T[] x) {
        T p = x[0];
        for (int i = 1; i < x.length; i++) {
            p = p.multiply(x[i]);
        }
        return p;
    }

    private static <T extends Differentiable<T>> T chain(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length - 1; i++) {
            T a = x[i].negate().add(1);
            T b = x[i + 1].subtract(x[i].multiply(x[i]));
            sum = sum.add(a.multiply(a)).add(b.multiply(b).multiply(100));
        }
        return sum;
    }

    /** max(x, 0.2) by a comparison. */
    private static <T extends Differentiable<T>> T guarded(T[] x) {
        return x[0].lessThan(0.2) ? x[1].multiply(3) : x[0].multiply(x[1]);
    }

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, 0.5, 1.5).toArray();
    }

    private static <T extends Differentiable<T>> T[] copy(T[] x) {
        return x.clone();
    }

    @Test
    void codeDoesNotGrowWithTheTrace() {
        CompiledGradient small = CompiledGradient.compile(CompiledGradientTest::chain, random(1000, 1));
        CompiledGradient large = CompiledGradient.compile(CompiledGradientTest::chain, random(120_000, 1));
        assertEquals(1, small.loops());
        assertEquals(9 * 999, small.gates());
        assertTrue(large.gates() > 1_000_000);
        assertTrue(large.codeBytes() < small.codeBytes() + 50, small.codeBytes() + ", " + large.codeBytes());
        double[] x = random(120_000, 2);
        double[] g = new double[x.length];
        Tape tape = new Tape();
        var y = chain(tape.inputs(x));
        double[] expected = tape.gradient(y);
        assertEquals(y.getReal(), large.gradient(x, g), 1e-12 * y.getReal());
        for (int i = 0; i < g.length; i++) {
            assertEquals(expected[i], g[i], 1e-9);
        }
    }

    /** 120 steps of a line of 1000 points, with a limiter. */
    private static <T extends Differentiable<T>> T stencil(T[] x) {
        T[] u = copy(x);
        for (int step = 0; step < 120; step++) {
            T[] next = copy(u);
            for (int i = 1; i < u.length - 1; i++) {
                T flux = u[i + 1].subtract(u[i]).max(u[i].subtract(u[i - 1]));
                next[i] = u[i].add(flux.sin().multiply(0.01))
                        .add(u[i].sin().multiply(u[i - 1]).multiply(0.01));
            }
            u = next;
        }
        T sum = x[0].newInstance(0);
        for (T v : u) {
            sum = sum.add(v.multiply(v));
        }
        return sum;
    }

    @Test
    void aStencilOfAMillionGates() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledGradientTest::stencil, random(1000, 1));
        assertTrue(compiled.gates() > 1_000_000, "" + compiled.gates());
        assertTrue(compiled.codeBytes() < 8000, "" + compiled.codeBytes());
        double[] x = random(1000, 2);
        double[] g = new double[x.length];
        Tape tape = new Tape();
        var y = stencil(tape.inputs(x));
        double[] expected = tape.gradient(y);
        assertEquals(y.getReal(), compiled.gradient(x, g), 1e-12 * y.getReal());
        double norm = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < g.length; i++) {
            assertEquals(expected[i], g[i], 1e-12 * norm);
        }
    }

    @Test
    void aFusedLoopKeepsNothing() {
        assertEquals(
                Double.BYTES, // the sum that tells of a NaN
                CompiledGradient.compile(CompiledGradientTest::chain, random(1000, 1))
                        .workspaceBytes());
        assertTrue(CompiledGradient.compile(
                                CompiledGradientTest::chain,
                                new CompileOptions(false, false, true, Integer.MAX_VALUE),
                                random(1000, 1))
                        .workspaceBytes()
                > 0);
    }

    @Test
    void recomputingKeepsLess() {
        assertTrue(workspace(true) < workspace(false));
    }

    private static long workspace(boolean recompute) {
        return CompiledGradient.compile(
                        CompiledGradientTest::chain,
                        new CompileOptions(false, recompute, false, Integer.MAX_VALUE),
                        random(1000, 1))
                .workspaceBytes();
    }

    /** Σ_i (Σ_j a_ij·x_j)·x_i. */
    private static <T extends Differentiable<T>> T quadratic(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length; i++) {
            T row = x[0].multiply(1.0 / (i + 1));
            for (int j = 1; j < x.length; j++) {
                row = row.add(x[j].multiply(1.0 / (i + j * j + 1)));
            }
            sum = sum.add(row.multiply(x[i]));
        }
        return sum.multiply(sum);
    }

    @Test
    void ofASumItsLastValueAloneIsKept() {
        int n = 63;
        long constants = (long) Double.BYTES * n * n;
        long workspace = CompiledGradient.compile(CompiledGradientTest::quadratic, random(n, 1))
                .workspaceBytes();
        long rows = 4L * Double.BYTES * n; // of the constants, copied
        assertTrue(workspace < constants + rows + 4L * Double.BYTES * n, "bytes of workspace: " + workspace);
    }

    /** The same roundings, row by row or four rows at once. */
    @Test
    void rowsThatGoTogetherKeepTheOrderOfTheirSums() {
        for (int n : new int[] {63, 64, 65, 66}) {
            double[] together = new double[n];
            double[] single = new double[n];
            double value = CompiledGradient.compile(CompiledGradientTest::quadratic, random(n, 1))
                    .gradient(random(n, 2), together);
            double expected = CompiledGradient.compile(
                            CompiledGradientTest::quadratic,
                            new CompileOptions(true, true, false, Integer.MAX_VALUE),
                            random(n, 1))
                    .gradient(random(n, 2), single);
            assertEquals(expected, value);
            assertArrayEquals(single, together, 1e-13 * Math.abs(expected), "n = " + n);
        }
    }

    @Test
    void whatTakesTooLongIsRefused() {
        CompileOptions options = new CompileOptions(true, true, true, Integer.MAX_VALUE, 0);
        String message = assertThrows(
                        TraceTooLongException.class,
                        () -> CompiledGradient.compile(CompiledGradientTest::chain, options, random(1000, 1)))
                .getMessage();
        assertTrue(message.contains("take longer than 0 s to compile"), message);
    }

    @Test
    void aValueThatIsReadIsRefused() {
        Function<TraceVariable[], TraceVariable> f = x -> {
            TraceVariable y = x[0].multiply(x[1]);
            return y.getReal() > 0 ? y : x[0];
        };
        String message = assertThrows(ValueReadException.class, () -> CompiledGradient.compile(f, 1, 2))
                .getMessage();
        assertTrue(message.startsWith("gate 0 (*): its value is read while tracing"), message);
        assertTrue(
                message.matches(".*Read at .*CompiledGradientTest\\.lambda\\$.*\\(CompiledGradientTest\\.java:\\d+\\)"),
                message);
        assertThrows(ValueReadException.class, () -> CompiledGradient.compile(x -> x[0].isNaN() ? x[0] : x[1], 1, 2));
        assertThrows(ValueReadException.class, () -> CompiledGradient.compile(x -> x[0].add(x[0].norm()), 1, 2));
        assertThrows(
                ValueReadException.class,
                () -> CompiledGradient.compile(x -> x[0].fromPartials(1, new double[] {1}, copy(x)), 1));
    }

    @Test
    void aComparisonIsGuarded() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledGradientTest::guarded, 1, 2);
        double[] g = new double[2];
        assertEquals(6, compiled.gradient(new double[] {3, 2}, g));
        assertArrayEquals(new double[] {2, 3}, g);
        assertEquals(0, compiled.misses());
        assertEquals(6, compiled.gradient(new double[] {0.1, 2}, g));
        assertArrayEquals(new double[] {0, 3}, g);
        assertEquals(1, compiled.misses());
        assertEquals(15, compiled.gradient(new double[] {-1, 5}, g));
        assertEquals(1, compiled.misses());
        assertTrue(compiled.code().contains("guard (r0 < 0.2) == true"), compiled.code());
    }

    @Test
    void theLargestValueIsAConstant() {
        CompiledGradient compiled =
                CompiledGradient.compile(x -> Functions.largest(x).multiply(x[0]), 1, 2, 3);
        double[] g = new double[3];
        assertEquals(14, compiled.gradient(new double[] {2, 7, -1}, g));
        assertArrayEquals(new double[] {7, 0, 0}, g);
    }

    @Test
    void aCopyIsForAnotherThread() {
        CompiledGradient one = CompiledGradient.compile(CompiledGradientTest::product, random(500, 1));
        double[] x = random(500, 2);
        double[] expected = new double[x.length];
        double value = one.gradient(x, expected);
        CompiledGradient[] copies = {one.copy(), one.copy()};
        CompletableFuture<?>[] runs = Arrays.stream(copies)
                .map(copy -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 200; i++) {
                        double[] g = new double[x.length];
                        assertEquals(value, copy.gradient(x, g));
                        assertArrayEquals(expected, g);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(runs).join();
        assertEquals(0, copies[0].setUpNanos());
        assertNotEquals(0, one.setUpNanos());
    }

    @Test
    void theClassGoesWithItsGradient() throws InterruptedException {
        WeakReference<Class<?>> type = new WeakReference<>(loaded());
        for (int i = 0; i < 50 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(null, type.get());
    }

    private static Class<?> loaded() {
        Trace trace = new Trace(1, 0);
        TraceVariable x = TraceVariable.input(trace, 0, 2);
        TraceVariable y = x.multiply(x).sin();
        trace.close(y.id());
        return Pipeline.compile(
                        Pipeline.roll(trace, CompileOptions.DEFAULT), SweepKind.GRADIENT, CompileOptions.DEFAULT)
                .sweep
                .getClass();
    }

    @Test
    void whatDoesNotRollIsCutOrRefused() {
        CompiledGradient cut = CompiledGradient.compile(x -> tangled(x, 3000), random(40, 1));
        double[] x = random(40, 3);
        double[] g = new double[40];
        Tape tape = new Tape();
        var y = tangled(tape.inputs(x), 3000);
        assertEquals(y.getReal(), cut.gradient(x, g), 1e-12);
        assertArrayEquals(tape.gradient(y), g, 1e-12);
        String message = assertThrows(
                        TraceTooLongException.class,
                        () -> CompiledGradient.compile(in -> tangled(in, 60_000), random(40, 1)))
                .getMessage();
        assertTrue(
                message.matches("\\d+ gates in \\d+ distinct pieces, .* use reverse, the interpreted tape"), message);
    }

    /** Gates by dice: no two stretches of it are alike. */
    private static <T extends Differentiable<T>> T tangled(T[] x, int gates) {
        SplittableRandom random = new SplittableRandom(7);
        T[] v = copy(x);
        for (int i = 0; i < gates; i++) {
            int at = random.nextInt(v.length);
            T a = v[random.nextInt(v.length)];
            v[at] = switch (random.nextInt(5)) {
                case 0 -> a.add(v[at]).multiply(0.5);
                case 1 -> a.sin();
                case 2 -> a.multiply(v[at]).sin();
                case 3 -> a.subtract(v[at]);
                default -> a.square().add(1).reciprocal();
            };
        }
        T sum = v[0];
        for (int i = 1; i < v.length; i++) {
            sum = sum.add(v[i].sin());
        }
        return sum;
    }

    @Test
    void misuseIsAnswered() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledGradientTest::product, 1, 2, 3);
        assertEquals(
                "gradient: a point of 2 for 3 inputs",
                assertThrows(IllegalArgumentException.class, () -> compiled.gradient(new double[2], new double[3]))
                        .getMessage());
        double[] same = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> compiled.gradient(same, same));
        assertEquals(
                "compile: a circuit needs at least one input",
                assertThrows(IllegalArgumentException.class, () -> CompiledGradient.compile(x -> null))
                        .getMessage());
        TraceVariable[] kept = new TraceVariable[1];
        CompiledGradient.compile(
                x -> {
                    kept[0] = x[0];
                    return x[0].sin();
                },
                1);
        assertThrows(IllegalStateException.class, () -> kept[0].sin());
        assertThrows(IllegalArgumentException.class, () -> CompiledGradient.compile(x -> x[0].add(kept[0]), 1));
    }

    @Test
    void anInputMayBeTheOutput() {
        CompiledGradient compiled = CompiledGradient.compile(x -> x[1], 1, 2);
        double[] g = {Double.NaN, Double.NaN};
        assertEquals(5, compiled.gradient(new double[] {4, 5}, g));
        assertArrayEquals(new double[] {0, 1}, g);
    }

    @Test
    void aNaNIsSeenInTheLoopThatPutsIt() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledGradientTest::product, random(64, 1));
        assertTrue(compiled.code().contains("s0 = s0 + s0_;"), compiled.code());
        for (CompiledGradient each : new CompiledGradient[] {compiled, compiled.copy()}) {
            double[] x = new double[64];
            Arrays.fill(x, 1, x.length, 1e200);
            double[] expected = new double[x.length];
            expected[0] = Double.POSITIVE_INFINITY; // the others: a product of zero, times one that overflows
            double[] g = random(x.length, 3);
            assertEquals(0, each.gradient(x, g));
            assertArrayEquals(expected, g);
            Arrays.fill(x, 1);
            assertEquals(1, each.gradient(x, g));
            assertArrayEquals(x, g);
        }
    }

    private static <T extends Differentiable<T>> T productAndRoot(T[] x) {
        return x[0].sqrt().multiply(x[0].multiply(0)).add(product(x));
    }

    @Test
    void whatNoLoopWatchesIsLookedAt() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledGradientTest::productAndRoot, random(64, 1));
        assertTrue(compiled.code().contains("s0 = s0 + s0_;"), compiled.code());
        double[] x = random(64, 2);
        x[0] = 0; // where the slope of the root is infinite, and its adjoint zero
        Tape tape = new Tape();
        double[] expected = tape.gradient(productAndRoot(tape.inputs(x)));
        double[] g = new double[x.length];
        assertEquals(0, compiled.gradient(x, g));
        assertTrue(Double.isFinite(expected[0]), "∂/∂x₀ is " + expected[0]);
        assertArrayEquals(expected, g, 1e-15);
    }
}
