package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.gate.kernel.Kernels;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Errors of {@link Elementary} against 60 digits, range by range, and its values at every edge. */
class ElementaryTest {

    private static final long SEED = 20261129;
    private static final int POINTS = Kernels.ofThisJvm() == Kernels.PLAIN ? 10_000 : 2_500;
    private static final int MANY = Integer.getInteger("gradcost.points", 1_000_000);

    private static final double[] EDGES = {
        0,
        -0.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        Math.nextDown(-1),
        Math.nextUp(-1),
        Math.nextUp(1),
        Math.nextDown(1),
        708,
        -708,
        Math.nextDown(708),
        -Math.nextDown(708),
        709.782712893384,
        709.7827128933841,
        -745.1332191019411,
        -745.1332191019412,
        1e300,
        -1e300,
        0.02,
        0.625,
        -0.625,
        0x1p-54,
        -0x1p-54
    };

    /** A function of arrays. */
    private interface OnArrays {
        void apply(int n, double[] x, double[] y, double[] work);
    }

    /**
     * A function, what it should be, the largest error allowed and the ranges in which it is measured.
     *
     * @param plain what it is at the edges, but for {@code bound} ulp
     */
    private record Case(
            String name,
            DoubleUnaryOperator function,
            OnArrays arrays,
            DoubleUnaryOperator plain,
            UnaryOperator<Exact> truth,
            double bound,
            double arrayBound,
            double[]... ranges) {

        double[] points(double[] range, int count) {
            return new SplittableRandom(SEED).doubles(count, range[0], range[1]).toArray();
        }

        double[] onArray(double[] x) {
            double[] y = new double[x.length];
            arrays.apply(x.length, x, y, new double[x.length]);
            return y;
        }
    }

    /** Returns all functions; with vector kernels those of arrays alone, since the others do not know of them. */
    private static Case[] cases() {
        return Kernels.ofThisJvm() == Kernels.PLAIN
                ? all()
                : Arrays.stream(all()).filter(test -> test.arrays() != null).toArray(Case[]::new);
    }

    private static Case[] all() {
        return new Case[] {
            new Case(
                    "exp",
                    Elementary::exp,
                    (n, x, y, work) -> Elementary.exp(n, x, y),
                    Math::exp,
                    Exact::exp,
                    0.51,
                    1.1,
                    new double[][] {{-0.4, 0.4}, {-20, 20}, {-707, 707}}),
            new Case("log", Elementary::log, Elementary::log, Math::log, Exact::log, 0.51, 1.1, new double[][] {
                {0.5, 2}, {0.99, 1.01}, {1e-3, 1e3}, {1e-300, 1e300}, {0, 1e-300}
            }),
            new Case(
                    "tanh",
                    Elementary::tanh,
                    Elementary::tanh,
                    Math::tanh,
                    x -> Reference.of(Gates.TANH).value().apply(x),
                    1.6,
                    1.6,
                    new double[][] {{-1e-5, 1e-5}, {-1, 1}, {-10, 10}, {-400, 400}}),
            new Case(
                    "sigmoid",
                    Elementary::sigmoid,
                    Elementary::sigmoid,
                    x -> 1 / (1 + Math.exp(-x)),
                    x -> Reference.of(Gates.SIGMOID).value().apply(x),
                    2.4,
                    2.4,
                    new double[][] {{-1, 1}, {-30, 30}, {-708, 708}}),
            new Case(
                    "softplus",
                    Elementary::softplus,
                    null,
                    x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                    x -> Reference.of(Gates.SOFTPLUS).value().apply(x),
                    1.5,
                    0,
                    new double[][] {{-1, 1}, {-30, 30}, {-708, 708}}),
            new Case("expm1", Elementary::expm1, null, Math::expm1, Exact::expm1, 1.1, 0, new double[][] {
                {-1e-9, 1e-9}, {-0.02, 0.02}, {-0.4, 0.4}, {-40, 4}, {-707, 707}
            }),
            new Case("log1p", Elementary::log1p, null, Math::log1p, Exact::log1p, 0.6, 0, new double[][] {
                {-1e-9, 1e-9}, {-0.02, 0.02}, {-0.9999, 1}, {0, 1e5}, {0, 1e300}
            })
        };
    }

    @TestFactory
    Stream<DynamicTest> isRightToTheLastPlace() {
        return tests(POINTS);
    }

    @Tag("thorough")
    @TestFactory
    Stream<DynamicTest> isRightAtManyPoints() {
        return tests(MANY);
    }

    private static Stream<DynamicTest> tests(int points) {
        return Arrays.stream(cases()).map(test -> DynamicTest.dynamicTest(test.name(), () -> measure(test, points)));
    }

    private static void measure(Case test, int count) {
        for (double[] range : test.ranges()) {
            double[] x = test.points(range, count);
            double[] y = test.arrays() == null ? null : test.onArray(x);
            double[] numbers = new double[count];
            double[] arrays = new double[count];
            IntStream.range(0, count).parallel().forEach(i -> {
                Exact truth = test.truth().apply(Exact.of(x[i]));
                numbers[i] = Ulps.between(test.function().applyAsDouble(x[i]), truth);
                arrays[i] = y == null ? 0 : Ulps.between(y[i], truth);
            });
            int worst = worst(numbers);
            int worstOfArrays = worst(arrays);
            System.out.printf(
                    Locale.ROOT,
                    "%s in [%g, %g]: %.3f ulp, of arrays %.3f%n",
                    test.name(),
                    range[0],
                    range[1],
                    numbers[worst],
                    arrays[worstOfArrays]);
            assertTrue(numbers[worst] <= test.bound(), test.name() + ": " + numbers[worst] + " ulp at " + x[worst]);
            assertTrue(
                    arrays[worstOfArrays] <= test.arrayBound(),
                    test.name() + " of arrays: " + arrays[worstOfArrays] + " ulp at " + x[worstOfArrays]);
        }
    }

    private static int worst(double... errors) {
        int worst = 0;
        for (int i = 1; i < errors.length; i++) {
            worst = errors[i] > errors[worst] ? i : worst;
        }
        return worst;
    }

    @TestFactory
    Stream<DynamicTest> edges() {
        return Arrays.stream(cases()).map(test -> DynamicTest.dynamicTest(test.name(), () -> edges(test)));
    }

    private static void edges(Case test) {
        for (double x : EDGES) {
            atEdge(test.name() + "(" + x + ")", test, x, test.function().applyAsDouble(x));
        }
        if (test.arrays() != null) {
            double[] y = test.onArray(EDGES);
            for (int i = 0; i < y.length; i++) {
                atEdge(test.name() + " of arrays (" + EDGES[i] + ")", test, EDGES[i], y[i]);
            }
        }
    }

    /** The same infinity, NaN or zero as that of {@link Math}, and otherwise near it; σ of a large −x is better than its formula. */
    private static void atEdge(String what, Case test, double x, double y) {
        double plain = test.plain().applyAsDouble(x);
        if (Double.isNaN(plain) || Double.isInfinite(plain)) {
            assertEquals(plain, y, what);
        } else if (plain == 0 && !test.name().equals("sigmoid")) {
            assertTrue(y == 0, what + ": " + y);
        } else {
            assertTrue(Ulps.between(y, test.truth().apply(Exact.of(x))) <= 2.5, what + ": " + y);
        }
    }

    /** Arrays of one: an odd element makes the others of its array be computed otherwise, and hides what they would be alone. */
    @Test
    void anArrayOfOneIsAsRightAsANumber() {
        double[] all = Stream.of(
                        Arrays.stream(EDGES),
                        grid(-760, 760, 1),
                        grid(705, 713, 1e-3),
                        grid(-713, -705, 1e-3),
                        grid(-746, -744, 1e-2))
                .flatMapToDouble(x -> x)
                .toArray();
        for (Case test : cases()) {
            for (double x : test.arrays() == null ? new double[0] : all) {
                double alone = test.onArray(new double[] {x})[0];
                double number = test.function().applyAsDouble(x);
                boolean isNear = Math.abs(alone - number) <= 4 * Math.ulp(number);
                assertTrue(
                        isNear || alone == number || Double.isNaN(alone) && Double.isNaN(number),
                        () -> test.name() + "(" + x + ") is " + number + ", of an array of one " + alone);
            }
        }
    }

    private static DoubleStream grid(double from, double to, double step) {
        return IntStream.rangeClosed(0, (int) Math.round((to - from) / step)).mapToDouble(i -> from + i * step);
    }

    /** Zeros keep their sign where the function is odd. */
    @Test
    void oddFunctionsKeepTheSignOfZero() {
        assertEquals(-0.0, Elementary.tanh(-0.0));
        assertEquals(-0.0, Elementary.expm1(-0.0));
        assertEquals(-0.0, Elementary.log1p(-0.0));
        assertEquals(0.0, Elementary.tanh(0.0));
    }

    /** The interpreter, C1 and C2 give the same bits: the first calls against those after many. */
    @Test
    void bitsDoNotChangeWhenCompiled() {
        for (Case test : cases()) {
            double[] x = test.points(test.ranges()[1], 500);
            double[] first = all(test, x);
            double[] firstOnArray = test.arrays() == null ? null : test.onArray(x);
            for (int i = 0; i < 200; i++) {
                all(test, x);
                if (test.arrays() != null) {
                    test.onArray(x);
                }
            }
            assertEquals(Arrays.toString(first), Arrays.toString(all(test, x)), test.name());
            if (test.arrays() != null) {
                assertEquals(Arrays.toString(firstOnArray), Arrays.toString(test.onArray(x)), test.name());
            }
        }
    }

    private static double[] all(Case test, double[] x) {
        return Arrays.stream(x).map(test.function()).toArray();
    }

    @Test
    void resultsNeedAnArrayOfTheirOwn() {
        double[] x = {1, 2};
        double[] work = new double[2];
        assertThrows(IllegalArgumentException.class, () -> Elementary.exp(2, x, x));
        assertThrows(IllegalArgumentException.class, () -> Elementary.log(2, x, x, work));
        assertThrows(IllegalArgumentException.class, () -> Elementary.tanh(2, x, x, work));
        assertThrows(IllegalArgumentException.class, () -> Elementary.sigmoid(2, x, x, work));
    }
}
