package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Inputs that change from gradient to gradient and are not differentiated. */
class CompiledDataTest {

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, 0.5, 1.5).toArray();
    }

    /** A formula of point and data, for any numbers. */
    private interface Formula {
        <T extends Differentiable<T>> T of(T[] x, T[] data);
    }

    /** Compiled with one lot of data, used with others: each time what a tape makes of them as constants. */
    private static void assertHolds(Formula formula, int inputs, int data) {
        CompiledGradient compiled = CompiledGradient.compile(formula::of, random(inputs, 1), random(data, 2));
        for (int seed = 3; seed < 6; seed++) {
            double[] x = random(inputs, seed);
            double[] numbers = random(data, 100 + seed);
            double[] gradient = new double[inputs];
            Arrays.fill(gradient, Double.NaN);
            double value = compiled.gradient(x, numbers, gradient);
            Tape tape = new Tape();
            Variable y = formula.of(
                    tape.inputs(x),
                    Arrays.stream(numbers).mapToObj(Variable::constant).toArray(Variable[]::new));
            double[] expected = tape.gradient(y);
            assertEquals(y.getReal(), value, 1e-12 * Math.abs(y.getReal()), compiled.code());
            double norm = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertArrayEquals(expected, gradient, 1e-12 * norm, compiled.code());
        }
    }

    /** Least squares: Σ_i (Σ_j a_ij·x_j − b_i)², with A and b the data. */
    private static <T extends Differentiable<T>> T squares(T[] x, T[] data) {
        int rows = data.length / (x.length + 1);
        T sum = x[0].newInstance(0);
        for (int i = 0; i < rows; i++) {
            T row = data[rows * x.length + i].negate();
            for (int j = 0; j < x.length; j++) {
                row = row.add(data[i * x.length + j].multiply(x[j]));
            }
            sum = sum.add(row.square());
        }
        return sum;
    }

    @Test
    void aModelIsFittedToOtherData() {
        assertHolds(CompiledDataTest::squares, 20, 21 * 30);
        assertHolds(CompiledDataTest::squares, 3, 4 * 2);
    }

    @Test
    void dataCostNothingBackward() {
        CompiledGradient compiled = CompiledGradient.compile(CompiledDataTest::squares, random(20, 1), random(630, 2));
        assertTrue(compiled.workspaceBytes() <= 8 * 30, "bytes of workspace: " + compiled.workspaceBytes());
        CompiledGradient function = CompiledGradient.compile(
                (x, data) -> x[0].multiply(data[0].sin().exp().multiply(data[1])), new double[] {1}, random(2, 2));
        assertFalse(function.code().contains("sin.slope("), function.code());
    }

    @Test
    void aRunOfTheTraceDoesNotGoOverFromThePointToTheData() {
        assertHolds(CompiledDataTest::overTheEdge, 60, 60);
    }

    private static <T extends Differentiable<T>> T overTheEdge(T[] x, T[] data) {
        T[] all = Arrays.copyOf(x, x.length + data.length);
        System.arraycopy(data, 0, all, x.length, data.length);
        T sum = x[0];
        for (T v : all) {
            sum = sum.add(v.multiply(v).sin());
        }
        return sum;
    }

    @Test
    void pointDataAndGatesInOneTable() {
        assertHolds(CompiledDataTest::shuffled, 40, 40);
    }

    private static <T extends Differentiable<T>> T shuffled(T[] x, T[] data) {
        T[] all = Arrays.copyOf(x, 2 * x.length + data.length);
        System.arraycopy(data, 0, all, x.length, data.length);
        for (int i = 0; i < x.length; i++) {
            all[x.length + data.length + i] = x[i].multiply(data[i]).sin();
        }
        SplittableRandom random = new SplittableRandom(9);
        T sum = x[0];
        for (int i = 0; i < 300; i++) {
            sum = sum.add(all[random.nextInt(all.length)].multiply(all[random.nextInt(all.length)]));
        }
        return sum;
    }

    @Test
    void theOutputOrAStartMayBeData() {
        assertHolds(CompiledDataTest::powers, 30, 1);
        double[] gradient = {Double.NaN};
        assertEquals(
                7,
                CompiledGradient.compile((x, data) -> data[1], new double[] {1}, new double[2])
                        .gradient(new double[] {3}, new double[] {4, 7}, gradient));
        assertArrayEquals(new double[1], gradient);
    }

    private static <T extends Differentiable<T>> T powers(T[] x, T[] data) {
        T p = data[0];
        for (T v : x) {
            p = p.multiply(v);
        }
        return p;
    }

    @Test
    void aComparisonOfDataIsGuarded() {
        CompiledGradient compiled = CompiledGradient.compile(
                (x, data) -> data[0].lessThan(0.5) ? x[0] : x[0].multiply(data[0]), new double[] {1}, new double[] {0.1
                });
        double[] gradient = new double[1];
        assertEquals(3, compiled.gradient(new double[] {3}, new double[] {0.2}, gradient));
        assertEquals(0, compiled.misses());
        assertEquals(6, compiled.gradient(new double[] {3}, new double[] {2}, gradient));
        assertArrayEquals(new double[] {2}, gradient);
        assertEquals(1, compiled.misses());
    }

    @Test
    void misuseIsAnswered() {
        CompiledGradient compiled =
                CompiledGradient.compile(CompiledDataTest::powers, new double[] {1, 2}, new double[] {3});
        double[] two = new double[2];
        assertEquals(
                "gradient: 0 data for a function of 1",
                assertThrows(IllegalArgumentException.class, () -> compiled.gradient(new double[2], two))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> compiled.gradient(new double[2], new double[2], two));
        String message = assertThrows(
                        ValueReadException.class,
                        () -> CompiledGradient.compile(
                                (x, data) -> data[1].getReal() > 0 ? x[0] : x[0].sin(), new double[1], new double[2]))
                .getMessage();
        assertTrue(message.startsWith("data 1: its value is read while tracing"), message);
    }
}
