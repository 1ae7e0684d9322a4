package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.junit.jupiter.api.Test;

/**
 * The gradient as a function of its own, for every gate of the table: its values are those of the gradient and its Jacobian is
 * the Hessian, at ordinary points, at ties and at edges.
 */
class GradientMapTest {

    private static final double[] POINTS = {
        0.3, -0.3, 1, -1, 0, -0.0, 2, -2.5, 20, -37, 710, -710, 1e-300, 1e200,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    /** Each circuit reads two inputs. */
    private static Map<String, Function<TraceVariable[], TraceVariable>> circuits() {
        Map<String, Function<TraceVariable[], TraceVariable>> circuits = new LinkedHashMap<>();
        for (UnaryGate gate : Gates.unary()) {
            circuits.put(gate.name(), x -> x[0].apply(gate).multiply(x[1]));
        }
        for (BinaryGate gate : Gates.binary()) {
            circuits.put(gate.name() + " of two", x -> x[0].apply(gate, x[1]));
            circuits.put(gate.name() + " with a constant", x -> x[0].apply(gate, 2).multiply(x[1]));
        }
        for (SelectGate gate : Gates.select()) {
            circuits.put(gate.name(), x -> x[0].square().apply(gate, x[0].multiply(x[1])));
            circuits.put(gate.name() + " with a constant", x -> x[0].square().apply(gate, x[1].newInstance(1)));
            circuits.put(gate.name() + " of a constant", x -> x[1].newInstance(1).apply(gate, x[0].multiply(x[1])));
        }
        circuits.put("ifLess", x -> Functions.ifLess(x[0], x[1], x[0].square(), x[0].multiply(x[1])));
        circuits.put("lessThan", x -> x[0].lessThan(x[1]) ? x[0].square() : x[0].multiply(x[1]));
        circuits.put("stopGradient", x -> x[0].square().stopGradient().multiply(x[1].square()));
        circuits.put("largest", x -> Functions.largest(x).multiply(x[0].square()));
        circuits.put("logSumExp", x -> Functions.logSumExp(x));
        circuits.put("norm", x -> Functions.norm(x));
        circuits.put("copySign", x -> x[0].square().copySign(x[1]));
        circuits.put("product", x -> Functions.product(x));
        circuits.put("floor", x -> x[0].floor().add(x[0].ceil()).add(x[0].rint()).add(x[0].sign()).multiply(x[1]));
        return circuits;
    }

    @Test
    void isTheGradientAndItsJacobianTheHessianForEveryGate() {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, Function<TraceVariable[], TraceVariable>> circuit : circuits().entrySet()) {
            try {
                compare(circuit.getKey(), circuit.getValue(), failures);
            } catch (RuntimeException e) {
                failures.add(circuit.getKey() + " " + e);
            }
        }
        assertEquals("", String.join("\n", failures));
    }

    private static void compare(
            String name, Function<TraceVariable[], TraceVariable> circuit, List<String> failures) {
        CompiledFunction function = CompiledFunction.compile(circuit, 0.5, 0.7);
        CompiledFunction map = function.gradientMap();
        double[] gradient = new double[2];
        double[] value = new double[2];
        double[][] hessian = new double[2][2];
        double[][] jacobian = new double[2][2];
        double[][] bySupport = new double[2][2];
        for (double x : POINTS) {
            for (double y : POINTS) {
                double[] at = {x, y};
                function.gradient(at, gradient);
                map.values(at, value);
                function.hessian(at, hessian);
                map.jacobian(at, jacobian);
                boolean ok = same(value, gradient) && same(jacobian[0], hessian[0]) && same(jacobian[1], hessian[1]);
                if (!ok) {
                    failures.add(name + " at " + Arrays.toString(at) + ": gradient " + Arrays.toString(gradient) + " map "
                            + Arrays.toString(value) + ", hessian " + Arrays.deepToString(hessian) + " map "
                            + Arrays.deepToString(jacobian));
                }
            }
        }
    }

    private static boolean same(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            if (Double.compare(actual[i] + 0.0, expected[i] + 0.0) != 0
                    && !(difference <= 1e-12 * Math.abs(expected[i]) + Double.MIN_NORMAL)) {
                return false;
            }
        }
        return true;
    }
}
