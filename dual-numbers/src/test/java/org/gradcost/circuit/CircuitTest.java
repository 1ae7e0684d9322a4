package org.gradcost.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.Dual;
import org.junit.jupiter.api.Test;

class CircuitTest {

    @Test
    void aTableOfValuesSlopesAndAdjoints() {
        Circuit<Double> circuit = Circuit.of(
                List.of("x", "y", "z"), x -> Circuit.named("q", x[0].add(x[1])).multiply(x[2]), -2, 5, -4);

        assertEquals("""
                name  gate   value  slopes  ∂f/∂·
                x     input     -2             -4
                y     input      5             -4
                z     input     -4              3
                q     x + y      3    1, 1     -4
                f     q * z    -12   -4, 3      1
                """, circuit.reverse().text());
    }

    @Test
    void asTextItIsTheTableOfItsAdjoints() {
        Circuit<Double> circuit = Circuit.of(List.of("x"), x -> x[0].exp(), 1);
        assertEquals(circuit.reverse().text(), circuit.toString());
    }

    @Test
    void aSmallMatrixIsShownByItsEntriesAndALargeOneByItsNorm() {
        Circuit<DMatrixRMaj> circuit = Circuit.ofMatrices(
                List.of("A", "B"),
                x -> x[0].mult(x[1]).elementSum(),
                new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
                new DMatrixRMaj(new double[][] {{1, 0, 0, 0}, {0, 2, 0, 0}}));
        String text = circuit.toString();
        assertTrue(text.contains("[1 2; 3 4]"), text);
        assertTrue(text.contains("2×4, norm 2.236067977"), text);
    }

    @Test
    void theWalkGoesForwardAndThenBackward() {
        Circuit<Double> circuit = Circuit.of(List.of("b"), x -> x[0].multiply(x[0].add(1)), 2);

        assertEquals("""
                forward: values
                     b = 2
                  1. v1 = b + 1 = 2 + 1 = 3
                  2. f = b * v1 = 2 * 3 = 6
                backward: adjoints
                     ∂f/∂f = 1
                  2. f = b * v1
                       ∂f/∂b += 3 · 1 = 3
                       ∂f/∂v1 += 2 · 1 = 2
                  1. v1 = b + 1
                       ∂f/∂b += 1 · 2 = 2, now 5
                """, circuit.reverse().steps());
        assertEquals("""
                forward: values and tangents
                     b = 2, ∂b/∂b = 1
                  1. v1 = b + 1 = 2 + 1 = 3
                       ∂v1/∂b = 1 · 1 = 1
                  2. f = b * v1 = 2 * 3 = 6
                       ∂f/∂b = 3 · 1 + 2 · 1 = 5
                """, circuit.forward(0).steps());
    }

    /** {@code -1^2} is −1 to a reader, and the square of −1 is not. */
    @Test
    void aNegativeNumberBeforeAPowerIsBracketed() {
        String steps = Circuit.of(List.of("x", "y"), x -> x[0].add(x[1]).square(), 3, -4)
                .reverse()
                .steps();
        assertTrue(steps.contains("  1. v1 = x + y = 3 + (-4) = -1\n"), steps);
        assertTrue(steps.contains("  2. f = v1^2 = (-1)^2 = 1\n"), steps);
    }

    @Test
    void aNegativeConstantAfterAnOperatorIsBracketed() {
        String steps = Circuit.of(List.of("x"), x -> x[0].subtract(-3).divide(-2), -1)
                .reverse()
                .steps();
        assertTrue(steps.contains("  1. v1 = x - (-3) = -1 - (-3) = 2\n"), steps);
        assertTrue(steps.contains("  2. f = v1 / (-2) = 2 / (-2) = -1\n"), steps);
    }

    /** The brackets of a function already enclose a negative argument. */
    @Test
    void aNegativeArgumentOfAFunctionHasNoBracketsOfItsOwn() {
        String steps = Circuit.of(List.of("x", "y"), x -> x[0].exp().multiply(x[1].atan2(x[0])), -4, -1)
                .reverse()
                .steps();
        assertTrue(steps.contains(" = exp(x) = exp(-4) = "), steps);
        assertTrue(steps.contains(" = atan2(y, x) = atan2(-1, -4) = "), steps);
    }

    @Test
    void gatesWithoutInfluenceAreLeftOutAndInputsAreNot() {
        Circuit<Double> circuit = Circuit.of(
                List.of("x", "y"),
                x -> {
                    x[1].exp();
                    return x[0].sin();
                },
                0,
                1);
        assertEquals(1, circuit.gates().size());
        assertEquals(List.of(1.0, 0.0), circuit.gradient());
    }

    @Test
    void anInputMayBeTheOutput() {
        Circuit<Double> circuit = Circuit.of(List.of("x", "y"), x -> x[0], 3, 4);
        assertEquals(List.of(1.0, 0.0), circuit.gradient());
        assertEquals(3, circuit.reverse().diagram().boxes().size());
    }

    /** 0·∞ = 0 here as in the modes. */
    @Test
    void nothingCarriesNothing() {
        Circuit<Double> circuit = Circuit.of(List.of("x", "y"), x -> x[0].add(x[1].sqrt()), 1, 0);
        assertEquals(List.of(1.0, Double.POSITIVE_INFINITY), circuit.gradient());
        assertEquals(1, circuit.forward(0).at(circuit.output()));
    }

    @Test
    void aNameIsForDrawingAlone() {
        assertEquals(Dual.variable(3), Circuit.named("q", Dual.variable(3)));
    }

    @Test
    void whatCannotBeTracedIsRefused() {
        refused("2 names for 1 inputs", () -> Circuit.of(List.of("x", "y"), x -> x[0], 1));
        refused("a circuit needs at least one input", () -> Circuit.of(List.of(), x -> null));
        refused("two inputs of one name among [x, x]", () -> Circuit.of(List.of("x", "x"), x -> x[0], 1, 2));
        refused(
                "the circuit's output is a constant: no path leads to it from an input",
                () -> Circuit.of(List.of("x"), x -> x[0].newInstance(7), 1));
        refused(
                "no \"q\" in the circuit; there are x, f",
                () -> Circuit.of(List.of("x"), x -> x[0].exp(), 1).node("q"));
        refused(
                "input 1 of 1; they are counted from 0",
                () -> Circuit.of(List.of("x"), x -> x[0].exp(), 1).forward(1));
    }

    private static void refused(String message, Runnable run) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, run::run).getMessage());
    }
}
