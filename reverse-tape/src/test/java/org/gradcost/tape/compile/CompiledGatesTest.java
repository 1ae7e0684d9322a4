package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Every gate of the table, compiled once and run at ordinary points and at every edge, against the interpreted tape. */
class CompiledGatesTest {

    private static final double[] POINTS = {
        0.3,
        -0.3,
        1,
        -1,
        0,
        -0.0,
        2,
        -2.5,
        20,
        -37,
        710,
        -710,
        1e-300,
        1e200,
        -1e200,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

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
                        .add(x[1].frozen());
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
