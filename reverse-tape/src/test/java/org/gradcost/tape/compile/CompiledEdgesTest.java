package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcost.dual.Dual;
import org.gradcost.gate.Functions;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jacobians and their products at ties, zeros times infinity, guards and choices: as interpreted numbers have them. */
class CompiledEdgesTest {

    private static final double[] TRACED = {1.3, 0.7, 2};
    private static final int OUTPUTS = 3;

    /** More than are kept in locals, so that they are taken in rows. */
    private static final int MANY = 14;

    private static final double ROUNDING = 1e-14;

    /** A function of three numbers with three outputs, written once. */
    private interface Map {
        <T extends CalculusFieldElement<T>> T[] of(T[] x);
    }

    @TestFactory
    Stream<DynamicTest> derivativesAreThoseOfInterpretedNumbers() {
        return Stream.of(
                test("ties", CompiledEdgesTest::ties, new double[][] {{3, 3, 1}, {2, 3, 1}, {3, 2, 1}}),
                test("zeros times infinity", CompiledEdgesTest::zeros, new double[][] {{1, 0, 2}, {0, 2, 1}, {2, 3, 1}
                }),
                test("guards", CompiledEdgesTest::guards, new double[][] {{2, 3, 1}, {-2, 3, 1}, {2, 1, 1}, {0, 1, 2}}),
                test("choices", CompiledEdgesTest::choices, new double[][] {{1, 1, 2}, {0.5, 1, 2}, {2, 1, 2}}));
    }

    private static <T extends CalculusFieldElement<T>> T[] ties(T[] x) {
        T[] y = MathArrays.buildArray(x[0].getField(), OUTPUTS);
        y[0] = Functions.max(x[0], x[1]).multiply(x[2]);
        y[1] = Functions.min(x[0], x[1]).multiply(x[1]);
        y[2] = x[0].subtract(x[1]).abs();
        return y;
    }

    private static <T extends CalculusFieldElement<T>> T[] zeros(T[] x) {
        T[] y = MathArrays.buildArray(x[0].getField(), OUTPUTS);
        y[0] = x[0].add(x[1].sqrt());
        y[1] = x[0].multiply(x[1]).sqrt();
        y[2] = x[2].multiply(x[2]);
        return y;
    }

    private static <T extends CalculusFieldElement<T>> T[] guards(T[] x) {
        T[] y = MathArrays.buildArray(x[0].getField(), OUTPUTS);
        boolean negative = Functions.lessThan(x[0], 0);
        y[0] = negative ? x[0].multiply(x[0]) : x[1].multiply(3);
        y[1] = negative ? x[2] : x[0].multiply(x[2]);
        y[2] = x[1];
        return y;
    }

    private static <T extends CalculusFieldElement<T>> T[] choices(T[] x) {
        T[] y = MathArrays.buildArray(x[0].getField(), OUTPUTS);
        y[0] = Functions.ifLess(x[0], x[1], x[0].multiply(x[2]), x[1].multiply(x[1]));
        y[1] = Functions.stopGradient(x[0]).multiply(x[1]);
        y[2] = x[0].multiply(x[0]);
        return y;
    }

    private static DynamicTest test(String name, Map map, double[][] points) {
        return DynamicTest.dynamicTest(name, () -> {
            CompiledFunction f = CompiledFunction.compileMap(map::of, TRACED);
            for (double[] x : points) {
                check(f, map, x);
            }
        });
    }

    private static void check(CompiledFunction f, Map map, double[] x) {
        String at = "at " + Arrays.toString(x);
        double[][] expected = new double[OUTPUTS][];
        Arrays.setAll(expected, i -> weighted(map, x, unit(i)));
        double[][] jacobian = new double[OUTPUTS][x.length];
        f.jacobian(x, jacobian);
        assertSame(expected, jacobian, "the Jacobian " + at);
        f.jacobianBySupport(x, jacobian);
        assertSame(expected, jacobian, "the Jacobian by support " + at);

        for (int count : new int[] {1, 4, MANY}) {
            double[][] seeds = new double[count][];
            Arrays.setAll(seeds, k -> k < x.length ? unit(k) : new double[] {1, -k, k % 2});
            double[][] along = new double[count][];
            double[][] back = new double[count][];
            Arrays.setAll(along, k -> along(map, x, seeds[k]));
            Arrays.setAll(back, k -> weighted(map, x, seeds[k]));
            double[][] dy = new double[count][OUTPUTS];
            f.jvp(x, seeds, dy);
            assertSame(along, dy, "J·v for " + count + " directions " + at);
            double[][] dx = new double[count][x.length];
            f.vjp(x, seeds, dx);
            assertSame(back, dx, "Jᵀ·w for " + count + " weights " + at);
        }
    }

    /** Returns a vector for inputs as well as for outputs, of which there are as many. */
    private static double[] unit(int i) {
        double[] unit = new double[OUTPUTS];
        unit[i] = 1;
        return unit;
    }

    private static double[] along(Map map, double[] x, double[] v) {
        Dual[] inputs = new Dual[x.length];
        Arrays.setAll(inputs, i -> Dual.of(x[i], v[i]));
        return Arrays.stream(map.of(inputs)).mapToDouble(Dual::tangent).toArray();
    }

    /** Returns the gradient of the sum of the outputs, weighted by w, on the interpreted tape. */
    private static double[] weighted(Map map, double[] x, double[] w) {
        Tape tape = new Tape();
        Variable[] y = map.of(tape.inputs(x));
        Variable sum = y[0].multiply(w[0]);
        for (int i = 1; i < y.length; i++) {
            sum = sum.add(y[i].multiply(w[i]));
        }
        return tape.gradient(sum);
    }

    private static void assertSame(double[][] expected, double[][] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], ROUNDING, what + ", " + i);
        }
    }

    /** Norms and logarithms of sums of exponentials by every derivative of first order, against the tape. */
    @Test
    void normsAndSumsOfExponentialsAtTheirEdges() {
        double inf = Double.POSITIVE_INFINITY;
        sameAsTape(Functions::norm, Functions::norm, new double[] {0, 0, 0}, new double[] {0, -3, 4});
        sameAsTape(
                Functions::logSumExp,
                Functions::logSumExp,
                new double[] {-inf, -inf, -inf},
                new double[] {1, -inf, 2},
                new double[] {700, 710, 700});
        CompiledFunction f = CompiledFunction.compile(Functions::logSumExp, 1, 1, 1);
        double[] g = new double[3];
        assertEquals(inf, f.gradient(new double[] {inf, 1, inf}, g));
        assertArrayEquals(new double[3], g);
    }

    private static void sameAsTape(
            Function<TraceVariable[], TraceVariable> traced, Function<Variable[], Variable> taped, double[]... points) {
        CompiledFunction f = CompiledFunction.compile(traced, 1, 2, 3);
        CompiledFunction gradient = f.gradientMap();
        for (double[] x : points) {
            Tape tape = new Tape();
            Variable y = taped.apply(tape.inputs(x));
            double[] expected = tape.gradient(y);
            double[] g = new double[3];
            assertEquals(y.getReal(), f.gradient(x, g), 1e-12);
            assertArrayEquals(expected, g, 1e-15);
            assertEquals(y.getReal(), f.gradientBySupport(x, g), 1e-12);
            assertArrayEquals(expected, g, 1e-15);
            gradient.values(x, g);
            assertArrayEquals(expected, g, 1e-15);
            double[] tangent = new double[1];
            f.jvp(x, new double[] {1, 0, 0}, tangent);
            assertEquals(expected[0], tangent[0], 1e-15);
        }
    }
}
