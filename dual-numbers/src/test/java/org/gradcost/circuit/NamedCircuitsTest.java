package org.gradcost.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lecture's numbers: exact where they are exact there, to rounding where σ is in play. */
class NamedCircuitsTest {

    private static final double ROUNDING = 1e-15;

    @Test
    void multiplyGivesEachTheOther() {
        check("multiply", -12, -3, 4);
    }

    @Test
    void addDistributes() {
        check("add", 1, 1, 1);
    }

    @Test
    void maxRoutes() {
        check("max", 4, 1, 0);
    }

    @Test
    void atATieTheFirstTakesAll() {
        check("max-tie", 2, 1, 0);
    }

    @Test
    void twoGatesAndTheChainRule() {
        Circuit<Double> circuit = check("add-multiply", -12, -4, -4, 3);
        assertEquals(3, circuit.node("q").value());
        assertEquals(-4, circuit.reverse().at(circuit.node("q")));
    }

    /** σ(1) = 0.731…, with slope σ(1)·(1 − σ(1)) = 0.1966…: the gradient is that times x, 1 and w. */
    @Test
    void theNeuronOfSevenGatesOfFewerAndOfOne() {
        double e = Math.exp(-1);
        double value = 1 / (1 + e);
        double slope = e / ((1 + e) * (1 + e));
        int[] gates = {7, 4, 1};
        String[] names = {"neuron", "neuron-fused", "neuron-one-gate"};
        for (int i = 0; i < names.length; i++) {
            Circuit<Double> neuron = named(names[i]).trace();
            assertEquals(gates[i], neuron.gates().size(), names[i]);
            assertEquals(value, neuron.value(), ROUNDING);
            assertEquals(List.of("w0", "w1", "w2", "x0", "x1"), names(neuron));
            close(neuron.gradient(), -slope, -2 * slope, slope, 2 * slope, -3 * slope);
        }
        assertEquals(0.73, value, 0.005);
        assertEquals(0.2, slope, 0.005);
    }

    @Test
    void theStagedFormulaHasAllItsIntermediates() {
        Circuit<Double> circuit = named("staged").trace();
        double sigx = 1 / (1 + Math.exp(-3));
        double sigy = Math.exp(-4) / (1 + Math.exp(-4));
        double den = sigx + 1;
        double num = 3 + sigy;
        close(circuit, "sigy", sigy);
        close(circuit, "num", num);
        close(circuit, "sigx", sigx);
        close(circuit, "xpy", -1);
        close(circuit, "xpysqr", 1);
        close(circuit, "den", den);
        close(circuit, "invden", 1 / den);
        close(circuit, "f", num / den);

        // By the quotient rule, and as the sum of what the branches carry back.
        double dx = 1 / den - num / (den * den) * (sigx * (1 - sigx) - 2);
        double dy = sigy * (1 - sigy) / den + num / (den * den) * 2;
        close(circuit.gradient(), dx, dy);
        Flow<Double> adjoints = circuit.reverse();
        assertEquals(3, branches(adjoints, circuit.node("x")).size());
        assertEquals(2, branches(adjoints, circuit.node("y")).size());
        assertEquals(dx, sum(branches(adjoints, circuit.node("x"))), ROUNDING);
        assertEquals(dy, sum(branches(adjoints, circuit.node("y"))), ROUNDING);
    }

    @Test
    void patterns() {
        check("patterns", -20, -8, 6, 2, 0);
    }

    @Test
    void forwardTakesAPassPerInputAndReverseOneForBoth() {
        Circuit<Double> circuit = check("shared", 6, 2, 5);
        assertEquals(2, circuit.forward(0).at(circuit.output()));
        assertEquals(5, circuit.forward(1).at(circuit.output()));
    }

    @Test
    void theAdjointOfAMatrixHasItsShape() {
        Circuit<DMatrixRMaj> circuit = NamedCircuits.matmul();
        Flow<DMatrixRMaj> adjoints = circuit.reverse();
        shape(5, 3, circuit.node("D").value());
        shape(5, 10, adjoints.at(circuit.node("W")));
        shape(10, 3, adjoints.at(circuit.node("X")));
        // f is the sum of D: W̄ = D̄·Xᵀ has the sums of X's rows in every row, X̄ those of W's columns in every column.
        DMatrixRMaj x = circuit.node("X").value();
        double sum = x.get(4, 0) + x.get(4, 1) + x.get(4, 2);
        assertEquals(sum, adjoints.at(circuit.node("W")).get(2, 4), ROUNDING);
        assertTrue(adjoints.text().contains("(5×3)·(3×10)"), adjoints.text());
        assertTrue(adjoints.text().contains("(10×5)·(5×3)"), adjoints.text());
    }

    @ParameterizedTest
    @MethodSource("org.gradcost.circuit.NamedCircuits#all")
    void bothModesAgree(NamedCircuit named) {
        Circuit<Double> circuit = named.trace();
        for (int i = 0; i < circuit.inputs().size(); i++) {
            assertEquals(circuit.gradient().get(i), circuit.forward(i).at(circuit.output()), ROUNDING);
        }
    }

    private static NamedCircuit named(String name) {
        return NamedCircuits.all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Circuit<Double> check(String name, double value, double... gradient) {
        Circuit<Double> circuit = named(name).trace();
        assertEquals(value, circuit.value());
        assertEquals(NamedCircuit.boxed(gradient), circuit.gradient());
        return circuit;
    }

    private static void close(Circuit<Double> circuit, String name, double value) {
        assertEquals(value, circuit.node(name).value(), ROUNDING, name);
    }

    private static void close(List<Double> actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual.get(i), ROUNDING);
        }
    }

    private static List<Double> branches(Flow<Double> adjoints, Node<Double> input) {
        return adjoints.circuit().gates().stream()
                .flatMap(gate -> IntStream.range(0, gate.arguments().size())
                        .filter(j -> gate.arguments().get(j) == input)
                        .mapToObj(j -> adjoints.along(gate, j)))
                .toList();
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<String> names(Circuit<?> circuit) {
        return circuit.inputs().stream().map(Node::name).toList();
    }

    private static void shape(int rows, int columns, DMatrixRMaj matrix) {
        assertEquals(rows, matrix.numRows);
        assertEquals(columns, matrix.numCols);
    }
}
