package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.EdgePoints;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Every gate of the table, compiled once and run at ordinary points and at every edge, against the interpreted tape. */
class CompiledGatesTest {

    private static final double[] POINTS = EdgePoints.all();

    /** A circuit for either kind of variable. */
    private interface Circuit {
        <T extends Differentiable<T>> T of(T[] x);
    }

    @Test
    void unaryGates() {
        for (UnaryGate gate : Gates.unary()) {
            same(gate.name(), 1, new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate);
                }
            });
        }
    }

    /** Those that a trace knows without the table are those of the table: as gates, and as numbers where they fold. */
    @Test
    void whatIsWrittenOutIsTheGateOfTheTable() {
        writtenOut(Gates.NEGATE, TraceVariable::negate);
        writtenOut(Gates.RECIPROCAL, TraceVariable::reciprocal);
        writtenOut(Gates.SQUARE, TraceVariable::square);
        writtenOut(Gates.SQRT, TraceVariable::sqrt);
        writtenOut(Gates.EXP, TraceVariable::exp);
        writtenOut(Gates.LOG, TraceVariable::log);
        writtenOut(Gates.ADD, TraceVariable::add, TraceVariable::add);
        writtenOut(Gates.SUBTRACT, TraceVariable::subtract, TraceVariable::subtract);
        writtenOut(Gates.MULTIPLY, TraceVariable::multiply, TraceVariable::multiply);
        writtenOut(Gates.DIVIDE, TraceVariable::divide, TraceVariable::divide);
        writtenOut(Gates.MULTIPLY, (x, y) -> x.multiply(3), (x, y) -> x.multiply(3), 3);
    }

    private static void writtenOut(UnaryGate gate, UnaryOperator<TraceVariable> method) {
        assertEquals(code(x -> x[0].apply(gate)), code(x -> method.apply(x[0])), gate.name());
        for (double point : POINTS) {
            TraceVariable x = TraceVariable.constant(point);
            assertEquals(gate.value(point), method.apply(x).getReal(), () -> gate + " of " + point);
        }
    }

    private static void writtenOut(
            BinaryGate gate,
            BinaryOperator<TraceVariable> method,
            BiFunction<TraceVariable, Double, TraceVariable> withNumber,
            double... numbers) {
        if (numbers.length == 0) {
            assertEquals(code(x -> x[0].apply(gate, x[1])), code(x -> method.apply(x[0], x[1])), gate.name());
        }
        for (double y : numbers.length == 0 ? POINTS : numbers) {
            assertEquals(code(x -> x[0].apply(gate, y)), code(x -> withNumber.apply(x[0], y)), gate.name());
            for (double x : POINTS) {
                TraceVariable constant = TraceVariable.constant(x);
                double value = gate.value(x, y);
                assertEquals(
                        value, method.apply(constant, TraceVariable.constant(y)).getReal(), () -> x + " " + gate + y);
                assertEquals(value, withNumber.apply(constant, y).getReal(), () -> x + " " + gate + y);
            }
        }
    }

    private static String code(Function<TraceVariable[], TraceVariable> circuit) {
        return CompiledGradient.compile(circuit, 0.3, 0.7).code();
    }

    @Test
    void binaryGatesOnBothSidesAndWithConstants() {
        for (BinaryGate gate : Gates.binary()) {
            same(gate.name(), 2, new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate, x[1]);
                }
            });
            same(gate.name() + " with a constant", 1, new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate, 2.5);
                }
            });
            same(gate.name() + " of a constant", 1, new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].newInstance(1.5).apply(gate, x[0]);
                }
            });
        }
    }

    @Test
    void selections() {
        for (SelectGate gate : Gates.select()) {
            same(gate.name(), 2, new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate, x[1]);
                }
            });
        }
    }

    @Test
    void gatesOfOnesOwn() {
        UnaryGate cube = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);
        BinaryGate area = BinaryGate.of("area", (w, h) -> w * h / 2, (w, h, v) -> h / 2, (w, h, v) -> w / 2);
        same("own", 2, new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].apply(cube).apply(area, x[1]);
            }
        });
    }

    @Test
    void nothingCarriesNothing() {
        same("x + √y", 2, new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].add(x[1].sqrt());
            }
        });
        same("x·√y", 2, new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].multiply(x[1].sqrt());
            }
        });
    }

    @Test
    void functionsBesideTheTable() {
        same("steps", 2, new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].floor()
                        .add(x[0].ceil())
                        .add(x[0].rint())
                        .add(x[0].sign())
                        .multiply(x[1])
                        .add(x[0].copySign(x[1]))
                        .add(x[1].stopGradient());
            }
        });
        same("linear combination", 2, new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].linearCombination(x[0], x[1], x[1], x[1]);
            }
        });
    }

    private static void same(String where, int inputs, Circuit circuit) {
        double[] start = new double[inputs];
        java.util.Arrays.fill(start, 0.5);
        CompiledGradient compiled = CompiledGradient.compile(circuit::of, start);
        for (double x : POINTS) {
            for (double y : inputs == 1 ? new double[1] : POINTS) {
                double[] at = inputs == 1 ? new double[] {x} : new double[] {x, y};
                Function<Variable[], Variable> f = circuit::of;
                Tape tape = new Tape();
                Variable v = f.apply(tape.inputs(at));
                double[] expected = tape.gradient(v);
                double[] actual = new double[inputs];
                double value = compiled.gradient(at, actual);
                String here = where + " at " + x + ", " + y;
                close(v.getReal(), value, here);
                for (int i = 0; i < inputs; i++) {
                    close(expected[i], actual[i], here + ", ∂/∂x" + i);
                }
            }
        }
    }

    /** Equal but for the last bits, where the order of a product differs. */
    private static void close(double expected, double actual, String where) {
        if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0) {
            assertEquals(expected + 0.0, actual + 0.0, where);
        } else {
            assertEquals(expected, actual, 4 * Math.ulp(expected), where);
        }
    }
}
