package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Sum;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products of rows: sums in any order, and stretches copied so that loops become vector instructions. */
class CompiledRowsTest {

    private interface Formula {
        <T extends Differentiable<T>> T of(T[] x);
    }

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, 0.5, 1.5).toArray();
    }

    /** Both with the statements moved and as they were generated; the code that was moved. */
    private static String assertHolds(Formula formula, int n) {
        CompiledGradient compiled = CompiledGradient.compile(formula::of, random(n, 1));
        CompiledGradient plain = CompiledGradient.compile(
                formula::of, new CompileOptions(true, true, false, Integer.MAX_VALUE), random(n, 1));
        double[] x = random(n, 2);
        Tape tape = new Tape();
        Variable y = formula.of(tape.inputs(x));
        double[] expected = tape.gradient(y);
        for (CompiledGradient each : new CompiledGradient[] {compiled, plain, compiled.copy()}) {
            double[] gradient = new double[n];
            assertEquals(y.getReal(), each.gradient(x, gradient), 1e-13 * Math.abs(y.getReal()), each.code());
            assertArrayEquals(expected, gradient, 1e-12 * Math.abs(y.getReal()), each.code());
        }
        assertFalse(plain.code().contains("row0"), plain.code());
        return compiled.code();
    }

    /** sin Σ x_i·x_{i+k}, of two halves. */
    private static <T extends Differentiable<T>> T halves(T[] x) {
        int k = x.length / 2;
        Sum<T> sum = x[0].sum();
        sum.addDot(k, x, 0, 1, x, k, 1);
        return sum.total().multiply(0.01).sin();
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 152, 154, 156, 1000})
    void aProductOfRowsIsFourSums(int n) {
        String code = assertHolds(CompiledRowsTest::halves, n);
        assertTrue(code.contains("c0 = c0_0 + c0_1 + c0_2 + c0;"), code);
    }

    @Test
    void eachStoreHasALoopAndARowOfItsOwn() {
        String code = assertHolds(CompiledRowsTest::halves, 400);
        assertTrue(code.contains("row1 = x[200] …;") && code.contains("g[200] … = row0;"), code);
    }

    /** Term by term, in a given order: no sum is split. */
    private static <T extends Differentiable<T>> T inOrder(T[] x) {
        T sum = x[0];
        for (int i = 1; i < x.length; i++) {
            sum = sum.add(x[i].multiply(x[i - 1]));
        }
        return sum.sin();
    }

    @Test
    void whatNeighboursShareIsReadOnce() {
        String code = assertHolds(CompiledRowsTest::inOrder, 50); // too short to be distributed
        String[] loops = code.split("for \\(");
        assertEquals(3, loops.length, "a loop forward and one in reverse: " + code);
        for (int loop = 1; loop < loops.length; loop++) {
            String body = loops[loop].substring(0, loops[loop].indexOf('}'));
            assertEquals(2, body.split("x\\[i").length, code);
        }
    }

    /** The same terms, as a sum. */
    private static <T extends Differentiable<T>> T asSum(T[] x) {
        Sum<T> sum = x[0].sum();
        for (int i = 1; i < x.length; i++) {
            sum.add(x[i].multiply(x[i - 1]));
        }
        return sum.total().sin();
    }

    /** The same sum, on which a comparison depends. */
    private static <T extends Differentiable<T>> T compared(T[] x) {
        T sum = asSum(x);
        return sum.lessThan(x[0].newInstance(2)) ? sum : x[0];
    }

    @Test
    void theTermsOfASumAreAddedInSeveralAccumulators() {
        assertTrue(assertHolds(CompiledRowsTest::asSum, 50).contains("c0_0"));
        assertFalse(assertHolds(CompiledRowsTest::compared, 50).contains("c0_0"));
    }

    @Test
    void otherSumsKeepTheirOrder() {
        assertFalse(assertHolds(CompiledRowsTest::inOrder, 100).contains("c0_0"));
    }

    /** xᵀ·A·x. */
    private static <T extends Differentiable<T>> T quadratic(T[] x) {
        double[] row = new double[x.length];
        Sum<T> sum = x[0].sum();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                row[j] = 1.0 / (i + j * j + 1);
            }
            Sum<T> product = x[0].newInstance(0).sum();
            product.addDot(x.length, row, 0, x, 0, 1);
            sum.add(x[i].multiply(product.total()));
        }
        return sum.total().square();
    }

    @ParameterizedTest
    @ValueSource(ints = {47, 49, 50, 51, 52})
    void rowsOfAMatrixAreCopied(int n) {
        assertEquals(n >= 48, assertHolds(CompiledRowsTest::quadratic, n).contains("row0 = k["));
    }

    @Test
    void aStretchThatIsStoredToAndReadElsewhereStaysWhereItIs() {
        String code = assertHolds(CompiledRowsTest::recurrence, 60);
        assertFalse(code.contains("… = row"), code);
    }

    /** Each of 60 numbers with its neighbours, eight times. */
    private static <T extends Differentiable<T>> T recurrence(T[] x) {
        T[] u = x.clone();
        for (int step = 0; step < 8; step++) {
            T[] next = u.clone();
            for (int i = 1; i < u.length - 1; i++) {
                next[i] = u[i - 1].multiply(u[i + 1]).add(u[i]).multiply(0.4);
            }
            u = next;
        }
        Sum<T> sum = x[0].sum();
        for (T v : u) {
            sum.add(v);
        }
        return sum.total();
    }

    /** For each of six samples and four components forty gates that no loop can hold, over twenty inputs, each used twice. */
    private static <T extends Differentiable<T>> T manyInputs(T[] x) {
        T total = x[0].newInstance(0);
        for (int i = 0; i < 24; i++) {
            SplittableRandom random = new SplittableRandom(9);
            T v = x[0].newInstance(0.1 * i);
            for (int j = 0; j < 40; j++) {
                T input = x[20 * (i % 4) + (3 * j + j / 5) % 20];
                v = switch (random.nextInt(4)) {
                    case 0 -> v.add(input);
                    case 1 -> v.multiply(input);
                    case 2 -> v.subtract(input.multiply(1.5));
                    default -> v.sin().add(input);
                };
            }
            total = total.add(v);
        }
        return total;
    }

    @Test
    void whatIsCompleteIsAddedAtOnce() {
        String code = assertHolds(CompiledRowsTest::manyInputs, 80);
        assertTrue(code.indexOf("g[20*") < code.lastIndexOf("dv"), code);
    }
}
