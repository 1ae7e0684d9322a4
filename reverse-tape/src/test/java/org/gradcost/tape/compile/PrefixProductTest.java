package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.gate.Functions;
import org.gradcost.tape.Tape;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** Products whose factors may be multiplied in any order, in loops over rows: their values, gradients, and edges. */
class PrefixProductTest {

    private static final List<Integer> FACTORS = List.of(
            2,
            Heuristics.SHORTEST_STRIP,
            Heuristics.SHORTEST_STRIP + 1,
            100,
            Heuristics.STRIP,
            999,
            2 * Heuristics.STRIP,
            2 * Heuristics.STRIP + 1,
            2 * Heuristics.STRIP + 2,
            4 * Heuristics.STRIP + 7);

    /** A circuit, in numbers of any type. */
    private interface Circuit {
        <T extends CalculusFieldElement<T>> T of(T[] x);
    }

    private static final List<Circuit> CIRCUITS = List.of(
            new Circuit() { // the factors are the inputs
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    return Functions.product(x);
                }
            },
            new Circuit() { // each input in two factors
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    return Functions.product(
                            x.length - 1, i -> x[i].add(x[i + 1]).multiply(0.5));
                }
            },
            new Circuit() { // a gate that is called
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    return Functions.product(
                            x.length, i -> x[i].subtract(1).sin().add(1));
                }
            },
            new Circuit() { // the product of some of the inputs, which is multiplied on
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    int n = x.length / 2;
                    return x[0].sin()
                            .multiply(Functions.product(n, i -> x[i + 1]))
                            .square();
                }
            },
            new Circuit() { // two products, one after the other
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    int n = x.length / 2;
                    return Functions.product(n, i -> x[i])
                            .add(Functions.product(n, i -> x[n + i]).multiply(3));
                }
            },
            new Circuit() { // two products of the same inputs
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    return Functions.product(x).add(Functions.product(x).sin());
                }
            },
            new Circuit() { // a product and a sum over the same inputs, and one after another
                @Override
                public <T extends CalculusFieldElement<T>> T of(T[] x) {
                    T product = Functions.product(x);
                    T sum = Functions.sum(x.length, i -> x[i].multiply(product).square());
                    return Functions.product(x.length, i -> x[x.length - 1 - i]).add(sum);
                }
            });

    @Test
    void gradientsAreThoseOfTheTape() {
        for (Circuit circuit : CIRCUITS) {
            for (int n : FACTORS) {
                agrees(circuit, CompiledGradient.compile(circuit::of, nearOne(n)), nearOne(n));
            }
        }
    }

    /** Products of random stretches of the inputs, some of which overlap, that go into each other and into sums. */
    private record RandomProducts(long seed) implements Circuit {
        @Override
        public <T extends CalculusFieldElement<T>> T of(T[] x) {
            SplittableRandom random = new SplittableRandom(seed);
            T y = x[random.nextInt(x.length)];
            int products = 1 + random.nextInt(3);
            for (int p = 0; p < products; p++) {
                int count = 1 + random.nextInt(x.length);
                int from = random.nextInt(x.length - count + 1);
                T product = Functions.product(count, i -> x[from + i]);
                y = switch (random.nextInt(5)) {
                    case 0 -> y.multiply(product);
                    case 1 -> y.add(product.sin());
                    case 2 -> product.multiply(product).subtract(y);
                    case 3 ->
                        y.add(Functions.sum(count, i -> x[from + i].multiply(product))
                                .multiply(1.0 / count));
                    default ->
                        y.add(Functions.product(count, i -> x[from + i].add(1).multiply(0.5)));
                };
            }
            return y;
        }
    }

    @Test
    void randomProductsAreThoseOfTheTape() {
        for (long seed = 0; seed < 200; seed++) {
            Circuit circuit = new RandomProducts(seed);
            double[] point = nearOne(70 + (int) seed);
            Tape tape = new Tape();
            double[] expected = tape.gradient(circuit.of(tape.inputs(point)));
            double[] actual = new double[point.length];
            CompiledGradient.compile(circuit::of, point).gradient(point, actual);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertArrayEquals(expected, actual, 1e-12 * largest, "seed " + seed);
        }
    }

    @Test
    void longProductsOfInputsAreTwoStatements() {
        for (int n : FACTORS) {
            String code = CompiledGradient.compile(x -> Functions.product(x), nearOne(n))
                    .code();
            assertEquals(
                    n > Heuristics.SHORTEST_STRIP,
                    code.contains("partial products of") && code.contains("products of the others of"),
                    () -> n + ": " + code);
        }
    }

    @Test
    void longProductsOfOtherFactorsAreLoopsOverRows() {
        for (int n : List.of(100, 999)) {
            String code = CompiledGradient.compile(x -> CIRCUITS.get(1).of(x), nearOne(n))
                    .code();
            assertTrue(code.contains("partial products of") && code.contains(", downwards"), () -> n + ": " + code);
        }
    }

    @Test
    void aProductWrittenAsALoopKeepsItsOrder() {
        double[] point = nearOne(1000);
        CompiledGradient compiled = CompiledGradient.compile(
                x -> {
                    var product = x[0];
                    for (int i = 1; i < x.length; i++) {
                        product = product.multiply(x[i]);
                    }
                    return product;
                },
                point);
        assertFalse(compiled.code().contains("partial products of"));
        double expected = Arrays.stream(point).reduce(1, (a, b) -> a * b);
        assertEquals(expected, compiled.gradient(point, new double[point.length]));
    }

    /** Zeros, overflow and underflow of the product of a part of the factors, where the whole product is an ordinary number. */
    @Test
    void edgesAreThoseOfTheFactorsInOrder() {
        for (int n : List.of(100, 1000, 2 * Heuristics.STRIP + 100)) {
            CompiledGradient inLanes = CompiledGradient.compile(x -> Functions.product(x), nearOne(n));
            CompiledGradient inOrder =
                    CompiledGradient.compile(x -> Functions.product(x), CompileOptions.PLAIN, nearOne(n));
            for (int at : List.of(0, 1, n / 8, n / 2, n - 2, n - 1)) {
                for (double[] factors : List.of(
                        new double[] {0},
                        new double[] {-0.0},
                        new double[] {0, 0},
                        new double[] {1e-200, 1e200},
                        new double[] {1e200, 1e-200},
                        new double[] {1e-200, 1e-120, 1e200, 1e120}, // subnormal in between
                        new double[] {1e-200, 1e-200, 1e200, 1e200},
                        new double[] {1e200, 1e200, 1e-200, 1e-200},
                        new double[] {Double.MIN_VALUE, 1e300},
                        new double[] {Double.POSITIVE_INFINITY},
                        new double[] {Double.POSITIVE_INFINITY, 0},
                        new double[] {Double.NaN})) {
                    double[] point = nearOne(n);
                    for (int k = 0; k < factors.length; k++) {
                        point[Math.min(n - 1, at + k * n / 16)] = factors[k];
                    }
                    double[] expected = new double[n];
                    double value = inOrder.gradient(point, expected);
                    if (Arrays.stream(point).allMatch(Double::isFinite)) {
                        isNoWorse(expected, inLanes, point);
                    } else {
                        agrees(value, expected, inLanes, point);
                    }
                }
            }
        }
    }

    /** Small products, whose adjoints are near the ends of chains what a test of pairs of them cannot tell from subnormal numbers. */
    @Test
    void smallProductsAndWeightsKeepTheirDigits() {
        for (double factor : List.of(0.5, 0.7, 0.9, 1.4, 1.9)) {
            for (double weight : List.of(1.0, 1e-150, -1e-250, 1e150, 0.0)) {
                for (int n : List.of(992, 993, 1000, 1007)) {
                    double[] point = nearOne(n);
                    Arrays.setAll(point, i -> factor * point[i]);
                    Circuit circuit = new Circuit() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T of(T[] x) {
                            return Functions.product(x).multiply(weight);
                        }
                    };
                    agrees(circuit, CompiledGradient.compile(circuit::of, point), point);
                }
            }
        }
    }

    /** Compares with derivatives in decimal numbers, where the products of the factors before and after have all their digits. */
    private static void isNoWorse(double[] inOrder, CompiledGradient compiled, double[] point) {
        int n = point.length;
        double[] actual = new double[n];
        compiled.gradient(point, actual);
        BigDecimal[] before = new BigDecimal[n + 1];
        before[0] = BigDecimal.ONE;
        int subnormal = 0; // the first whose factors before it lose digits, in this order
        for (int i = 0; i < n; i++) {
            before[i + 1] = before[i].multiply(new BigDecimal(point[i]), MathContext.DECIMAL128);
            if (isNormal(before[i]) && subnormal == i) {
                subnormal = i + 1;
            }
        }
        boolean suffixesAreNormal = true;
        BigDecimal after = BigDecimal.ONE;
        for (int i = n - 1; i >= 0; i--) {
            int input = i;
            double exact = before[i].multiply(after, MathContext.DECIMAL128).doubleValue();
            boolean hasDigits = i < subnormal && suffixesAreNormal;
            assertTrue(
                    !hasDigits || actual[i] == inOrder[i] || Math.abs(actual[i] - exact) <= 1e-12 * Math.abs(exact),
                    () -> "derivative " + input + ", " + actual[input] + " for " + exact + " of "
                            + Arrays.toString(point));
            after = after.multiply(new BigDecimal(point[i]), MathContext.DECIMAL128);
            suffixesAreNormal &= isNormal(after);
        }
    }

    private static boolean isNormal(BigDecimal factor) {
        double magnitude = Math.abs(factor.doubleValue());
        return factor.signum() == 0 || magnitude >= Double.MIN_NORMAL && magnitude < Double.POSITIVE_INFINITY;
    }

    private static void agrees(Circuit circuit, CompiledGradient compiled, double[] point) {
        Tape tape = new Tape();
        var y = circuit.of(tape.inputs(point));
        agrees(y.getReal(), tape.gradient(y), compiled, point);
    }

    private static void agrees(double value, double[] expected, CompiledGradient compiled, double[] point) {
        double[] actual = new double[point.length];
        assertEquals(value, compiled.gradient(point, actual), tolerance(value), () -> Arrays.toString(point));
        for (int i = 0; i < point.length; i++) {
            int input = i;
            assertEquals(expected[i], actual[i], tolerance(expected[i]), () -> input + " of " + Arrays.toString(point));
        }
    }

    private static double tolerance(double expected) {
        return Double.isFinite(expected) ? 1e-12 * Math.abs(expected) : 0;
    }

    private static double[] nearOne(int n) {
        return new SplittableRandom(n)
                .doubles(n)
                .map(u -> 1 + (u - 0.5) / Math.sqrt(n))
                .toArray();
    }
}
