package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.EdgePoints;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.GateCircuits.Circuit;
import org.junit.jupiter.api.Test;

/**
 * The gradient as a function of its own, for every gate of the table: its values are those of the gradient and its Jacobian is
 * the Hessian, at ordinary points, at ties, at infinite slopes and outside the domain.
 */
class GradientMapTest {

    private static final double[] POINTS = EdgePoints.with(
            1e-200,
            1e100,
            1e-310,
            -1e-310,
            Double.MIN_VALUE,
            1e300,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    @Test
    void unaryGates() {
        isTheGradientAndItsJacobianTheHessian(GateCircuits.unary());
    }

    @Test
    void binaryGates() {
        isTheGradientAndItsJacobianTheHessian(GateCircuits.binary());
    }

    @Test
    void selections() {
        isTheGradientAndItsJacobianTheHessian(GateCircuits.selections());
    }

    /** The slopes of the table compare, but their traces do not: a gradient map is one variant for all points. */
    @Test
    void mapsOfGatesHaveNoGuards() {
        GateCircuits.all()
                .forEach((name, circuit) -> assertFalse(
                        CompiledFunction.compile(circuit::of, 0.5, 0.7)
                                .gradientMap()
                                .comparesValues(),
                        name));
    }

    @Test
    void functionsBesideTheTable() {
        isTheGradientAndItsJacobianTheHessian(Map.of(
                "ifLess",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.ifLess(x[0], x[1], x[0].square(), x[0].multiply(x[1]));
                    }
                },
                "lessThan",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].lessThan(x[1]) ? x[0].square() : x[0].multiply(x[1]);
                    }
                },
                "stopGradient",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].square().stopGradient().multiply(x[1].square());
                    }
                },
                "largest",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.largest(x).multiply(x[0].square());
                    }
                },
                "logSumExp",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.logSumExp(x);
                    }
                },
                "norm",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.norm(x);
                    }
                },
                "copySign",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].square().copySign(x[1]);
                    }
                },
                "product",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.product(x).multiply(Functions.sum(2, i -> x[i].square()));
                    }
                }));
    }

    /** Zeros that are multiplied by an infinite slope, in reverse and in forward mode. */
    @Test
    void strongZeros() {
        isTheGradientAndItsJacobianTheHessian(Map.of(
                "y + √x",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[1].square().add(x[0].sqrt());
                    }
                },
                "y·√√x",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[1].multiply(x[0].sqrt().sqrt());
                    }
                },
                "y·√|x|",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].abs().sqrt().multiply(x[1]);
                    }
                },
                "y·√σ(40·x)",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return Functions.sigmoid(x[0].multiply(40)).sqrt().multiply(x[1]);
                    }
                },
                "√(x·y)/(x + 1)",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].multiply(x[1]).sqrt().divide(x[0].add(1));
                    }
                },
                "x·log x",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].multiply(x[0].log()).add(x[1].square());
                    }
                },
                "√x/y",
                new Circuit() {
                    @Override
                    public <T extends Differentiable<T>> T of(T[] x) {
                        return x[0].sqrt().divide(x[1]);
                    }
                }));
    }

    /** At 0 a root has the slope ∞ and the second derivative −∞, or 0 where it is multiplied by 0, in every engine. */
    @Test
    void everyEngineGivesTheSameSecondDerivativesOfARootAtZero() {
        Circuit circuit = new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[1].multiply(x[0].sqrt());
            }
        };
        double infinity = Double.POSITIVE_INFINITY;
        for (double zero : new double[] {0, -0.0}) {
            for (double y : new double[] {1, 0}) {
                double[][] expected = {{y == 0 ? 0 : -infinity, infinity}, {infinity, 0}};
                everyEngineGives(expected, circuit, "y·√x", zero, y);
            }
        }
    }

    @Test
    void everyEngineGivesNaNOutsideTheDomain() {
        double[][] expected = {{Double.NaN, Double.NaN}, {Double.NaN, 0}};
        int points = 0;
        for (UnaryGate gate : Gates.unary()) {
            for (double x : POINTS) {
                if (Double.isNaN(gate.value(x))) {
                    everyEngineGives(expected, GateCircuits.unary().get(gate.name()), gate.name(), x, 0.7);
                    points++;
                }
            }
        }
        assertTrue(points > 50, points + " points");
        double[][] ofTwo = {{0, Double.NaN}, {Double.NaN, Double.NaN}};
        everyEngineGives(ofTwo, GateCircuits.binary().get("xlogy"), "xlogy", 0.7, -0.3);
    }

    /** The tape resolves infinite adjoints that cancel, which the map leaves NaN. */
    @Test
    void infinitiesThatCancelAreLeftToTheTape() {
        CompiledFunction function = CompiledFunction.compile(
                x -> x[0].multiply(x[1]).subtract(x[1].multiply(x[0])).sqrt(), 0.5, 0.7);
        double[] at = {2, 3};
        double[] gradient = new double[2];
        function.gradient(at, gradient);
        assertEquals("[0.0, 0.0]", Arrays.toString(gradient));
        function.gradientMap().values(at, gradient);
        assertEquals("[NaN, NaN]", Arrays.toString(gradient));
    }

    private static void everyEngineGives(double[][] hessian, Circuit circuit, String name, double... at) {
        String expected = text(hessian);
        String where = name + " at " + Arrays.toString(at) + ", ";
        double[][] matrix = new double[2][2];
        CompiledFunction function = CompiledFunction.compile(circuit::of, 0.5, 0.7);
        function.hessian(at, matrix);
        assertEquals(expected, text(matrix), where + "compiled");
        CompiledFunction map = function.gradientMap();
        map.jacobian(at, matrix);
        assertEquals(expected, text(matrix), where + "gradient map");
        map.jacobianBySupport(at, matrix);
        assertEquals(expected, text(matrix), where + "gradient map by support");
        assertEquals(expected, text(forwardOverReverse(circuit, at)), where + "forward over reverse");
        assertEquals(expected, text(forwardOverForward(circuit, at)), where + "forward over forward");
        assertEquals(expected, text(reverseOverReverse(circuit, at)), where + "reverse over reverse");
    }

    /** Returns the text of a matrix, without the signs of zeros. */
    private static String text(double[][] matrix) {
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] += 0.0;
            }
        }
        return Arrays.deepToString(matrix);
    }

    private static double[][] forwardOverReverse(Circuit circuit, double[] at) {
        double[][] hessian = new double[2][2];
        for (int j = 0; j < 2; j++) {
            NestedTape<Dual> tape = new NestedTape<>();
            NestedVariable<Dual>[] x = new NestedVariable[2];
            for (int i = 0; i < 2; i++) {
                x[i] = tape.input(Dual.of(at[i], i == j ? 1 : 0));
            }
            Dual[] gradient = tape.gradient(circuit.of(x));
            for (int i = 0; i < 2; i++) {
                hessian[i][j] = gradient[i].tangent();
            }
        }
        return hessian;
    }

    private static double[][] forwardOverForward(Circuit circuit, double[] at) {
        double[][] hessian = new double[2][2];
        for (int k = 0; k < 4; k++) {
            NestedDual<Dual>[] x = new NestedDual[2];
            for (int i = 0; i < 2; i++) {
                x[i] = NestedDual.of(Dual.of(at[i], i == k % 2 ? 1 : 0), Dual.constant(i == k / 2 ? 1 : 0));
            }
            hessian[k / 2][k % 2] = circuit.of(x).tangent().tangent();
        }
        return hessian;
    }

    private static double[][] reverseOverReverse(Circuit circuit, double[] at) {
        double[][] hessian = new double[2][2];
        for (int i = 0; i < 2; i++) {
            Tape outer = new Tape();
            NestedTape<Variable> tape = new NestedTape<>();
            NestedVariable<Variable>[] x = new NestedVariable[2];
            Variable[] inputs = outer.inputs(at);
            for (int j = 0; j < 2; j++) {
                x[j] = tape.input(inputs[j]);
            }
            outer.gradient(tape.gradient(circuit.of(x))[i], hessian[i]);
        }
        return hessian;
    }

    private static void isTheGradientAndItsJacobianTheHessian(Map<String, Circuit> circuits) {
        List<String> failures = new ArrayList<>();
        circuits.forEach((name, circuit) -> {
            try {
                compare(name, circuit, failures);
            } catch (ValueReadException e) {
                failures.add(name + ": " + e);
            }
        });
        assertEquals("", String.join("\n", failures));
    }

    private static void compare(String name, Circuit circuit, List<String> failures) {
        CompiledFunction function = CompiledFunction.compile(circuit::of, 0.5, 0.7);
        CompiledFunction map = function.gradientMap();
        double[] gradient = new double[2];
        double[] values = new double[2];
        double[][] hessian = new double[2][2];
        double[][] jacobian = new double[2][2];
        for (double x : POINTS) {
            for (double y : POINTS) {
                double[] at = {x, y};
                function.gradient(at, gradient);
                map.values(at, values);
                function.hessian(at, hessian);
                map.jacobian(at, jacobian);
                if (!same(values, gradient) || !agree(jacobian, hessian, gradient)) {
                    failures.add(name + " at " + Arrays.toString(at) + ": gradient " + Arrays.toString(gradient)
                            + " and as a map " + Arrays.toString(values) + ", Hessian " + Arrays.deepToString(hessian)
                            + " and as a Jacobian " + Arrays.deepToString(jacobian));
                }
            }
        }
    }

    /** Compares two Hessians; where the gradient is NaN, which is outside the domain, there is nothing to differentiate. */
    private static boolean agree(double[][] actual, double[][] expected, double[] gradient) {
        return Double.isNaN(gradient[0] + gradient[1]) || same(actual[0], expected[0]) && same(actual[1], expected[1]);
    }

    private static boolean same(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            if (Double.compare(actual[i] + 0.0, expected[i] + 0.0) != 0
                    && !(difference <= 1e-12 * Math.abs(expected[i]) + 1e-15)) {
                return false;
            }
        }
        return true;
    }
}
