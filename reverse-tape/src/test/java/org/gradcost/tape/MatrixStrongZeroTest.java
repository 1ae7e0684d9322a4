package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What carries nothing, 0·∞ = 0, in circuits of several gates: value and gradient in both engines. */
class MatrixStrongZeroTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Written once for both engines. */
    private interface Circuit {
        <M extends Matrix<M>> M of(M x);
    }

    private record Case(String name, DMatrixRMaj at, double value, double[] gradient, Circuit circuit) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        double p1 = 1 / (1 + Math.exp(-1));
        double[] maskedSlopes = {0, -p1, p1};
        return List.of(
                new Case("sum of logs at 0", row(0, 4), -INF, new double[] {INF, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.elementLog().elementSum();
                    }
                }),
                new Case("one log beside that of 0", row(0, 4), Math.log(4), new double[] {0, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.elementLog().extractMatrix(0, 1, 1, 2);
                    }
                }),
                new Case("masked root of 0", row(0, 4), 2, new double[] {0, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.constant(row(0, 1))
                                .elementMult(x.elementPower(0.5))
                                .elementSum();
                    }
                }),
                new Case("root of a sum of squares of 0", row(3, 5), 0, new double[] {0, 0}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.minus(x).sumOfSquares().elementPower(0.5);
                    }
                }),
                new Case("masked class", row(0, -INF), 0, new double[] {0, 0}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.crossEntropy(x.constant(row(1, 0)));
                    }
                }),
                new Case(
                        "masked class of three",
                        row(-INF, 0, 1),
                        1 + Math.log1p(Math.exp(-1)),
                        maskedSlopes,
                        new Circuit() {
                            @Override
                            public <M extends Matrix<M>> M of(M x) {
                                return x.crossEntropy(x.constant(row(0, 1, 0)));
                            }
                        }),
                new Case("masked class of a hinge loss", row(2, -INF), 0, new double[] {0, 0}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.hingeLoss(x.constant(row(1, 0)));
                    }
                }),
                new Case(
                        "masked row of a log-sum-exp",
                        new DMatrixRMaj(2, 2, true, -INF, -INF, 3, 3),
                        3 + Math.log(2),
                        new double[] {0, 0, 0.5, 0.5},
                        new Circuit() {
                            @Override
                            public <M extends Matrix<M>> M of(M x) {
                                return x.logSumExpRows().extractMatrix(1, 2, 0, 1);
                            }
                        }),
                new Case("norm of an infinite element", row(INF, 1), INF, new double[] {1, 0}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.normF();
                    }
                }),
                new Case(
                        "norm that overflows",
                        row(1.7e308, 1.7e308),
                        INF,
                        new double[] {Math.sqrt(0.5), Math.sqrt(0.5)},
                        new Circuit() {
                            @Override
                            public <M extends Matrix<M>> M of(M x) {
                                return x.normF();
                            }
                        }),
                new Case("product with a masked column", row(0, 4), 2, new double[] {0, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.elementPower(0.5).mult(x.constant(new DMatrixRMaj(2, 1, true, 0, 1)));
                    }
                }),
                new Case("choice away from the root of 0", row(0, 4), 3, new double[] {1, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.ifLess(x.constant(row(1, 1)), x.plus(1), x.elementPower(0.5))
                                .elementSum();
                    }
                }),
                new Case("choice away from NaN", row(-1, 4), 1, new double[] {-1, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        M log = x.elementPower(0.5);
                        return x.ifLess(x.constant(row(0, 0)), x.negative(), log)
                                .elementSum()
                                .minus(x.constant(row(2)));
                    }
                }),
                new Case("quotient by a masked infinity", row(0, 4), 2, new double[] {0, 0.25}, new Circuit() {
                    @Override
                    public <M extends Matrix<M>> M of(M x) {
                        return x.elementPower(0.5)
                                .elementDiv(x.constant(row(INF, 1)))
                                .elementSum();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forward(Case c) {
        int n = c.at.getNumElements();
        MatrixDual f = c.circuit.of(MatrixDual.variables(new DMatrixRMaj[] {c.at}, 0, n)[0]);
        double[] gradient = new double[n];
        for (int k = 0; k < n; k++) {
            gradient[k] = f.tangent(k).get(0);
        }
        assertEquals(c.value, f.value().get(0), 1e-15 * Math.abs(c.value));
        assertArrayEquals(c.gradient, gradient, 1e-15);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reverse(Case c) {
        MatrixTape tape = new MatrixTape();
        MatrixVariable f = c.circuit.of(tape.inputs(c.at)[0]);
        double[] gradient = new double[c.at.getNumElements()];
        tape.gradient(f, gradient);
        assertEquals(c.value, f.value().get(0), 1e-15 * Math.abs(c.value));
        assertArrayEquals(c.gradient, gradient, 1e-15);
    }

    /** A NaN that no input saw, since the gate before selects: relu has nothing to do with its argument below 0. */
    @Test
    void innerAdjointsAreCareful() {
        MatrixTape tape = new MatrixTape();
        MatrixVariable x = tape.inputs(row(-1, 4))[0];
        MatrixVariable relu = x.relu();
        MatrixVariable masked = relu.elementMult(relu.elementPower(-0.5)).elementMult(x.constant(row(0, 1)));
        tape.gradient(relu.elementPower(0.5).elementMult(x.constant(row(0, 1))).elementSum());
        assertArrayEquals(new double[] {0, 0.25}, Arrays.copyOf(relu.adjoint().data, 2));
        assertArrayEquals(new double[] {0, 0.25}, Arrays.copyOf(x.adjoint().data, 2));
        tape.gradient(masked.elementSum());
        assertEquals(0, relu.adjoint().get(0));
        assertEquals(0.25, relu.adjoint().get(1), 1e-15);
        assertEquals(0.25, x.adjoint().get(1), 1e-15);
    }

    private static DMatrixRMaj row(double... x) {
        return new DMatrixRMaj(1, x.length, true, x);
    }
}
