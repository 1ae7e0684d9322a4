package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.gradcost.gate.Functions;
import org.junit.jupiter.api.Test;

/** Jacobians by static support against those by colours, with and without the outputs, and what their code leaves out. */
class JacobianBySupportTest {

    private static final double[] NO_DATA = {};
    private static final int N = 100;
    private static final int ARMS = 5;

    /** Arms of two joints: every angle is that of three points, and each output depends on few intermediate values. */
    private static TraceVariable[] arms(TraceVariable[] x) {
        TraceVariable[] y = new TraceVariable[2 * (x.length - 2 * ARMS)];
        int row = 0;
        int seen = x.length / ARMS - 2;
        for (int arm = 0; arm < ARMS; arm++) {
            for (int p = 2 * ARMS + seen * arm; p < 2 * ARMS + seen * (arm + 1); p++) {
                TraceVariable angle = x[2 * arm].multiply(x[2 * arm + 1]);
                TraceVariable a = x[p].subtract(x[2 * arm]);
                TraceVariable b = x[p].multiply(x[2 * arm + 1]);
                TraceVariable u = a.multiply(angle.cos()).subtract(b.multiply(angle.sin()));
                TraceVariable v = a.multiply(angle.sin()).add(b.multiply(angle.cos()));
                TraceVariable scale = u.multiply(u).add(v.multiply(v)).add(1).reciprocal();
                y[row++] = u.multiply(scale);
                y[row++] = v.multiply(scale);
            }
        }
        return y;
    }

    private static TraceVariable[] layer(TraceVariable[] x) {
        TraceVariable[] y = new TraceVariable[8];
        for (int i = 0; i < y.length; i++) {
            TraceVariable sum = x[0].newInstance(0.1 * i);
            for (int j = 0; j < x.length; j++) {
                sum = sum.add(x[j].multiply(Math.cos(i * x.length + j)));
            }
            y[i] = sum.tanh();
        }
        return y;
    }

    /** Uses a sum twice, outside of its loop and in another one. */
    private static TraceVariable[] sumsUsedAgain(TraceVariable[] x) {
        TraceVariable[] y = layer(x);
        TraceVariable[] z = new TraceVariable[2 * y.length];
        for (int i = 0; i < y.length; i++) {
            z[i] = y[i].multiply(y[(i + 1) % y.length]);
            TraceVariable sum = x[0].newInstance(1);
            for (int j = 0; j < x.length; j++) {
                sum = sum.add(x[j].square());
            }
            z[y.length + i] = sum.sqrt().divide(sum.add(x[i]));
        }
        return z;
    }

    private static double[] point(int of) {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = 0.6 + 0.3 * Math.sin(i + of);
        }
        return x;
    }

    private static String check(Function<TraceVariable[], TraceVariable[]> function) {
        CompiledFunction f = CompiledFunction.compileMap(function, point(0));
        double[] x = point(7);
        double[] expected = new double[f.jacobianPattern().entries()];
        double[] actual = new double[expected.length];
        f.jacobian(x, NO_DATA, expected);
        f.jacobianBySupport(x, NO_DATA, actual);
        assertArrayEquals(expected, actual, 1e-13);
        double[] y = new double[f.outputs()];
        double[] together = new double[f.outputs()];
        f.values(x, y);
        f.jacobianBySupport(x, NO_DATA, together, actual);
        assertArrayEquals(expected, actual, 1e-13);
        assertArrayEquals(y, together, 1e-15);
        double[] preaccumulated = new double[f.outputs()];
        f.preaccumulatedJacobian(x, NO_DATA, preaccumulated, actual);
        assertArrayEquals(expected, actual, 1e-13);
        assertArrayEquals(y, preaccumulated, 1e-15);
        return f.code();
    }

    @Test
    void iterationsWithFewIntermediateValues() {
        String code = sweep(check(JacobianBySupportTest::arms));
        String inner = code.substring(code.indexOf("for (j"));
        assertTrue(code.contains("cos.value") && code.contains("sin.value"), code);
        assertFalse(code.contains(".slope("), "each is the slope of the other: " + code);
        assertFalse(inner.contains(".value("), "both are the same for all points of an arm: " + code);
    }

    @Test
    void termsOfSumsAreAddedWhenTheirFactorIsKnown() {
        String code = sweep(check(JacobianBySupportTest::layer));
        assertFalse(code.contains("u["), "no tangent is stored: " + code);
    }

    /** The slope of each term is what the iteration before has computed, the first one what precedes the loop. */
    @Test
    void termsThatAreLateByAnIteration() {
        check(x -> {
            TraceVariable factor = x[0].sin();
            TraceVariable sum = x[0].multiply(2);
            TraceVariable late = x[1].multiply(x[0].cos());
            for (int i = 2; i < N; i++) {
                sum = sum.add(late);
                late = x[i].multiply(factor).multiply(0.3);
            }
            return new TraceVariable[] {sum.add(late).multiply(0.02).tanh(), x[1].multiply(x[2])};
        });
    }

    /** An inner loop goes on with the sum of the outer one; the slope of each term is what the iteration before has computed. */
    @Test
    void nestedSums() {
        check(x -> {
            TraceVariable[] factor = new TraceVariable[5];
            for (int j = 0; j < factor.length; j++) {
                factor[j] = x[j].multiply(0.1 + 0.01 * j * j).add(0.3);
            }
            TraceVariable sum = x[0].multiply(x[1]);
            TraceVariable late = x[2].sin();
            for (int i = 1; i < N / 5; i++) {
                for (int j = 0; j < 5; j++) {
                    sum = sum.add(late.multiply(0.1).multiply(x[5 * i + j]));
                    late = factor[j].add(0.2);
                }
            }
            return new TraceVariable[] {sum.multiply(0.02).tanh(), x[1].multiply(late)};
        });
    }

    /** Outputs that are computed from the point and whose derivatives are all 0. */
    @Test
    void outputsWithoutDerivatives() {
        check(x -> {
            TraceVariable[] y = new TraceVariable[N];
            for (int i = 0; i < N; i++) {
                y[i] = Functions.stopGradient(x[i]).sin().multiply(2);
            }
            y[0] = x[0].multiply(x[1]);
            return y;
        });
    }

    /** The slope of each term is the sum of an inner loop. */
    @Test
    void slopesThatAreSums() {
        check(x -> {
            TraceVariable sum = x[0].multiply(x[1]);
            for (int i = 2; i < 12; i++) {
                for (int j = 0; j < 5; j++) {
                    sum = sum.add(x[i].multiply(Math.cos(1 + 3 * j)));
                }
            }
            return new TraceVariable[] {sum.multiply(0.02).tanh(), x[20].multiply(x[N - 1])};
        });
    }

    @Test
    void sumsThatAreUsedAgain() {
        check(JacobianBySupportTest::sumsUsedAgain);
    }

    @Test
    void outputsAreComputedAlsoWhereAnotherTraceHolds() {
        CompiledFunction f = CompiledFunction.compileMap(
                x -> x[0].lessThan(x[1])
                        ? new TraceVariable[] {x[0].multiply(x[1]), x[1]}
                        : new TraceVariable[] {x[0].add(x[1]), x[0].multiply(3)},
                new double[] {1, 2});
        double[] y = new double[2];
        double[] entries = new double[3];
        f.jacobianBySupport(new double[] {3, 2}, NO_DATA, y, entries);
        assertArrayEquals(new double[] {5, 9}, y);
        assertArrayEquals(new double[] {1, 1, 3}, entries);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> f.jacobianBySupport(new double[2], NO_DATA, new double[3], entries))
                .getMessage()
                .startsWith("jacobianBySupport: an array of 3 for 2 outputs"));
        f.preaccumulatedJacobian(new double[] {1, 2}, NO_DATA, y, entries);
        assertArrayEquals(new double[] {2, 2}, y);
        assertArrayEquals(new double[] {2, 1, 1}, entries);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> f.preaccumulatedJacobian(new double[2], NO_DATA, new double[3], entries))
                .getMessage()
                .startsWith("preaccumulatedJacobian: an array of 3 for 2 outputs"));
    }

    private static String sweep(String code) {
        int last = code.lastIndexOf("double run()");
        return code.substring(last);
    }
}
