package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.junit.jupiter.api.Test;

/**
 * What is asked about the last point holds there: after compiled code and after a replay, which most calls are if there are more
 * combinations of outcomes than variants.
 */
class LastPointTest {

    private static final int N = 5;

    private static final double[] NO_DATA = {};

    /** Every combination of the outcomes of {@link #N} comparisons, and the first ones again. */
    private static final List<double[]> POINTS = points();

    private static List<double[]> points() {
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < (1 << N) + 5; k++) {
            double[] x = new double[N];
            for (int i = 0; i < N; i++) {
                x[i] = ((k >> i & 1) == 1 ? -1 : 1) * (i + 2);
            }
            points.add(x);
        }
        return points;
    }

    /** Each output is the product of an input and another one, which the input's sign selects; or a square. */
    private static TraceVariable[] map(TraceVariable[] x) {
        TraceVariable[] y = new TraceVariable[N];
        for (int i = 0; i < N; i++) {
            y[i] = x[i].lessThan(0)
                    ? x[i].multiply(x[(i + 1) % N])
                    : i == 0 ? x[i].square() : x[i].multiply(x[(i + 2) % N]);
        }
        return y;
    }

    private static double[][] jacobianOfMap(double[] x) {
        double[][] jacobian = new double[N][N];
        for (int i = 0; i < N; i++) {
            int other = x[i] < 0 ? (i + 1) % N : i == 0 ? 0 : (i + 2) % N;
            jacobian[i][i] += x[other];
            jacobian[i][other] += x[i];
        }
        return jacobian;
    }

    private static TraceVariable sum(TraceVariable[] x) {
        TraceVariable sum = x[0];
        for (TraceVariable y : map(x)) {
            sum = sum.add(y);
        }
        return sum;
    }

    private static double[][] hessianOfSum(double[] x) {
        double[][] hessian = new double[N][N];
        for (int i = 0; i < N; i++) {
            int other = x[i] < 0 ? (i + 1) % N : i == 0 ? 0 : (i + 2) % N;
            hessian[i][other]++;
            hessian[other][i]++;
        }
        return hessian;
    }

    /** A call that writes the entries of a pattern at a point. */
    private record Entries(String name, Call call, boolean isHessian) {

        interface Call {
            void write(CompiledFunction f, double[] x, double[] entries);
        }

        static final List<Entries> ALL = List.of(
                new Entries("jacobian", (f, x, e) -> f.jacobian(x, NO_DATA, e), false),
                new Entries("jacobianBySupport", (f, x, e) -> f.jacobianBySupport(x, NO_DATA, e), false),
                new Entries(
                        "jacobianBySupport with outputs",
                        (f, x, e) -> f.jacobianBySupport(x, NO_DATA, new double[N], e),
                        false),
                new Entries(
                        "preaccumulatedJacobian",
                        (f, x, e) -> f.preaccumulatedJacobian(x, NO_DATA, new double[N], e),
                        false),
                new Entries("hessian", (f, x, e) -> f.hessian(x, NO_DATA, e), true));

        CompiledFunction compile() {
            return isHessian
                    ? CompiledFunction.compile(LastPointTest::sum, POINTS.get(0))
                    : CompiledFunction.compileMap(LastPointTest::map, POINTS.get(0));
        }

        SparsityPattern pattern(CompiledFunction f) {
            return isHessian ? f.hessianPattern() : f.jacobianPattern();
        }

        double[][] expected(double[] x) {
            return isHessian ? hessianOfSum(x) : jacobianOfMap(x);
        }

        void evaluate(CompiledFunction f, double[] x) {
            f.values(x, new double[f.outputs()]);
        }
    }

    private static double[][] dense(SparsityPattern pattern, double[] entries) {
        double[][] matrix = new double[pattern.rows()][pattern.columns()];
        for (int row = 0; row < matrix.length; row++) {
            for (int e = pattern.start()[row]; e < pattern.start()[row + 1]; e++) {
                matrix[row][pattern.column()[e]] = entries[e];
            }
        }
        return matrix;
    }

    private static void assertReplays(CompiledFunction f) {
        assertEquals(Heuristics.VARIANTS, f.variants());
        assertTrue(f.misses() > POINTS.size() / 2, f.misses() + " misses");
    }

    @Test
    void patternsAreThoseOfThePointThatWasEvaluated() {
        for (Entries kind : Entries.ALL) {
            CompiledFunction f = kind.compile();
            for (double[] x : POINTS) {
                kind.evaluate(f, x);
                SparsityPattern pattern = kind.pattern(f);
                double[] entries = new double[pattern.entries()];
                kind.call.write(f, x, entries);
                assertArrayEquals(kind.expected(x), dense(pattern, entries), kind.name);
                assertArrayEquals(kind.expected(x), dense(kind.pattern(f), entries), kind.name);
                CompiledFunction copy = f.copy();
                assertArrayEquals(kind.expected(x), dense(kind.pattern(copy), entries), kind.name + " of a copy");
                kind.call.write(copy, x, entries);
                assertArrayEquals(kind.expected(x), dense(pattern, entries), kind.name + " of a copy");
            }
            assertReplays(f);
        }
    }

    @Test
    void afterAnArrayOfTheWrongLengthThePatternIsThatOfItsPoint() {
        for (Entries kind : Entries.ALL) {
            CompiledFunction f = kind.compile();
            for (double[] x : POINTS) {
                IllegalArgumentException e = assertThrows(
                        IllegalArgumentException.class, () -> kind.call.write(f, x, new double[1]), kind.name);
                SparsityPattern pattern = kind.pattern(f);
                assertTrue(e.getMessage().contains("for the " + pattern.entries() + " entries"), e.getMessage());
                double[] entries = new double[pattern.entries()];
                kind.call.write(f, x, entries);
                assertArrayEquals(kind.expected(x), dense(pattern, entries), kind.name);
            }
            assertReplays(f);
        }
    }

    @Test
    void denseMatricesAreNotOfAnotherBranch() {
        CompiledFunction f = CompiledFunction.compileMap(LastPointTest::map, POINTS.get(0));
        CompiledFunction g = CompiledFunction.compile(LastPointTest::sum, POINTS.get(0));
        for (double[] x : POINTS) {
            double[][] matrix = new double[N][N];
            f.jacobian(x, matrix);
            assertArrayEquals(jacobianOfMap(x), matrix);
            f.jacobianBySupport(x, matrix);
            assertArrayEquals(jacobianOfMap(x), matrix);
            g.hessian(x, matrix);
            assertArrayEquals(hessianOfSum(x), matrix);
        }
        assertReplays(f);
        assertReplays(g);
    }

    @Test
    void theSourceIsThatOfAFunctionCompiledThere() {
        CompiledFunction f = CompiledFunction.compile(LastPointTest::sum, POINTS.get(0));
        CompiledFunction map = CompiledFunction.compileMap(LastPointTest::map, POINTS.get(0));
        Set<String> sources = new TreeSet<>();
        for (double[] x : POINTS) {
            f.value(x);
            String source = f.toSource("Made");
            assertEquals(CompiledFunction.compile(LastPointTest::sum, x).toSource("Made"), source);
            sources.add(source);
            map.values(x, new double[N]);
            assertEquals(CompiledFunction.compileMap(LastPointTest::map, x).toSource("Made"), map.toSource("Made"));
        }
        assertEquals(1 << N, sources.size());
        assertReplays(f);
        assertReplays(map);
    }

    @Test
    void theGradientMapIsCompiledThere() {
        CompiledFunction f = CompiledFunction.compile(LastPointTest::sum, POINTS.get(0));
        for (double[] x : POINTS) {
            double[] gradient = new double[N];
            f.gradient(x, gradient);
            CompiledFunction map = f.gradientMap();
            SparsityPattern pattern = map.jacobianPattern();
            double[] values = new double[N];
            double[] entries = new double[pattern.entries()];
            map.jacobianBySupport(x, NO_DATA, values, entries);
            assertArrayEquals(gradient, values);
            assertArrayEquals(hessianOfSum(x), dense(pattern, entries));
            assertEquals(0, map.misses());
        }
        assertReplays(f);
    }

    /** A chain of products, whose length the signs of the inputs select. */
    private static TraceVariable chain(TraceVariable[] x) {
        int length = 0;
        for (int i = 0; i < N; i++) {
            length += x[i].lessThan(0) ? 20 << i : 0;
        }
        TraceVariable[] y = new TraceVariable[length + 1];
        y[0] = x[0];
        for (int i = 0; i < length; i++) {
            y[i + 1] = y[i].multiply(x[i % N]).sin();
        }
        TraceVariable sum = y[0];
        for (int i = length; i > 0; i--) {
            sum = sum.multiply(y[i]).sin();
        }
        return sum;
    }

    @Test
    void thePassesBySupportAreCountedThere() {
        CompileOptions options = CompileOptions.DEFAULT.withTangents(2600);
        TracedFunction function = TracedFunction.of((x, data) -> chain(x));
        CompiledFunction f = CompiledFunction.compile(function, options, POINTS.get(0), NO_DATA);
        Set<Integer> passes = new TreeSet<>();
        for (double[] x : POINTS) {
            f.value(x);
            int expected =
                    CompiledFunction.compile(function, options, x, NO_DATA).passesBySupport();
            assertEquals(expected, f.passesBySupport());
            passes.add(expected);
        }
        assertTrue(passes.size() > 1, passes + " passes");
        assertReplays(f);
    }
}
