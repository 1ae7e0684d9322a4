package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** Exponentials and logarithms of rows: where a loop allows for them, where it does not, and their results. */
class LoopFissionTest {

    private static final int N = 200;

    /** A circuit, in numbers of any type. */
    private interface Circuit {
        <T extends CalculusFieldElement<T>> T of(T[] x);
    }

    private static <T extends CalculusFieldElement<T>> T neighbours(T[] x) {
        Sum<T> sum = Functions.sum(x[0].newInstance(0));
        for (int i = 0; i < x.length - 1; i++) {
            sum.add(x[i].multiply(x[i + 1]).exp().add(x[i].square().add(1).log()));
        }
        return sum.total();
    }

    private static <T extends CalculusFieldElement<T>> T nested(T[] x) {
        T sum = x[0].newInstance(0);
        for (T xi : x) {
            sum = sum.add(xi.exp().add(2).log().multiply(xi));
        }
        return sum;
    }

    private static <T extends CalculusFieldElement<T>> T recurrence(T[] x) {
        T state = x[0];
        for (int i = 1; i < x.length; i++) {
            state = state.multiply(-0.5).exp().multiply(x[i]);
        }
        return state;
    }

    private static <T extends CalculusFieldElement<T>> T rows(T[] x) {
        Sum<T> sum = Functions.sum(x[0].newInstance(0));
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < x.length; i++) {
                sum.add(x[i].multiply(0.1 * (row + 1)).exp().multiply(x[(i + row) % x.length]));
            }
        }
        return sum.total();
    }

    @Test
    void argumentsOfALoopAreGatheredInRows() {
        CompiledGradient gradient = agrees(LoopFissionTest::neighbours);
        assertTrue(gradient.code().matches("(?s).*row\\d+ = exp\\(row\\d+\\);.*"), gradient.code());
        assertTrue(gradient.code().matches("(?s).*row\\d+ = log\\(row\\d+\\);.*"), gradient.code());
    }

    @Test
    void aFunctionOfAFunctionIsGatheredAfterIt() {
        CompiledGradient gradient = agrees(LoopFissionTest::nested);
        assertTrue(gradient.code().matches("(?s).*= exp\\(row\\d+\\);.*= log\\(row\\d+\\);.*"), gradient.code());
    }

    @Test
    void whatALoopCarriesStaysInTheLoop() {
        CompiledGradient gradient = agrees(LoopFissionTest::recurrence);
        assertFalse(gradient.code().contains("exp(row"), gradient.code());
    }

    @Test
    void innerLoopsHaveRowsToo() {
        agrees(LoopFissionTest::rows);
    }

    /** Values beyond the range of exp are those of the tape. */
    @Test
    void infinitiesPassAsOnTheTape() {
        double[] x = point();
        x[7] = 900;
        x[8] = 2;
        compare(CompiledGradient.compile(LoopFissionTest::neighbours, point()), LoopFissionTest::neighbours, x);
        x[8] = -2;
        compare(CompiledGradient.compile(LoopFissionTest::neighbours, point()), LoopFissionTest::neighbours, x);
    }

    private static double[] point() {
        return new SplittableRandom(5).doubles(N, -1, 1).toArray();
    }

    private static CompiledGradient agrees(Circuit circuit) {
        CompiledGradient gradient = CompiledGradient.compile(circuit::of, point());
        compare(gradient, circuit, point());
        double first = gradient.gradient(point(), new double[N]);
        for (int i = 0; i < 20_000; i++) { // until C2 has compiled it
            assertEquals(first, gradient.gradient(point(), new double[N]));
        }
        return gradient;
    }

    private static void compare(CompiledGradient compiled, Circuit circuit, double[] x) {
        Tape tape = new Tape();
        Variable[] inputs = tape.inputs(x);
        Variable value = circuit.of(inputs);
        double[] expected = new double[x.length];
        tape.gradient(value, expected);
        double[] actual = new double[x.length];
        assertEquals(value.getReal(), compiled.gradient(x, actual), 1e-13 * Math.abs(value.getReal()));
        for (int i = 0; i < x.length; i++) {
            double error = 1e-13 * Math.max(1, Math.abs(expected[i]));
            assertEquals(expected[i], actual[i], Double.isFinite(error) ? error : 0, "element " + i);
        }
    }
}
