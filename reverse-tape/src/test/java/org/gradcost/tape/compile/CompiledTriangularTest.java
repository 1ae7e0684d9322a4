package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Loops whose trip counts are those of other loops' counters become one nest. */
class CompiledTriangularTest {

    /** det A by LU without pivoting: the product of the pivots. */
    static <T extends Differentiable<T>> T determinant(T[] x) {
        int n = (int) Math.sqrt(x.length);
        T[] a = x.clone();
        T det = a[0];
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                T l = a[i * n + k].divide(a[k * n + k]);
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] = a[i * n + j].subtract(l.multiply(a[k * n + j]));
                }
            }
            det = k == 0 ? det : det.multiply(a[k * n + k]);
        }
        return det;
    }

    /** log det A by Cholesky's factor, row by row; A is given by its lower half. */
    private static <T extends Differentiable<T>> T logDeterminant(T[] x) {
        int n = (int) Math.sqrt(x.length);
        T[] l = x.clone();
        T sum = null;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                T s = l[i * n + j];
                for (int k = 0; k < j; k++) {
                    s = s.subtract(l[i * n + k].multiply(l[j * n + k]));
                }
                l[i * n + j] = i == j ? s.sqrt() : s.divide(l[j * n + j]);
            }
            T log = l[i * n + i].log();
            sum = i == 0 ? log : sum.add(log);
        }
        return sum.multiply(2);
    }

    /** The same column by column, as in most books. */
    private static <T extends Differentiable<T>> T byColumns(T[] x) {
        int n = (int) Math.sqrt(x.length);
        T[] l = x.clone();
        T sum = x[0].newInstance(0);
        for (int j = 0; j < n; j++) {
            T d = l[j * n + j];
            for (int k = 0; k < j; k++) {
                d = d.subtract(l[j * n + k].square());
            }
            d = d.sqrt();
            for (int i = j + 1; i < n; i++) {
                T s = l[i * n + j];
                for (int k = 0; k < j; k++) {
                    s = s.subtract(l[i * n + k].multiply(l[j * n + k]));
                }
                l[i * n + j] = s.divide(d);
            }
            sum = sum.add(d.log());
        }
        return sum.multiply(2);
    }

    /** Σ_{i ≥ j} x_i·y_j. */
    private static <T extends Differentiable<T>> T triangularSum(T[] x) {
        int n = x.length / 2;
        T sum = x[0].newInstance(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                sum = sum.add(x[i].multiply(x[n + j]));
            }
        }
        return sum;
    }

    /** xᵀAx for a symmetric A, of which it takes the lower half. */
    private static <T extends Differentiable<T>> T lowerHalf(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length; i++) {
            T row = x[i].multiply(0.3);
            for (int j = 0; j < i; j++) {
                row = row.add(x[j].multiply(1.0 / (i * i + j + 1)));
            }
            sum = sum.add(x[i].multiply(row));
        }
        return sum;
    }

    /** The same by the upper half, and the sine of each row. */
    private static <T extends Differentiable<T>> T upperHalf(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length; i++) {
            T row = x[i].multiply(0.3);
            for (int j = i + 1; j < x.length; j++) {
                row = row.add(x[j].multiply(1.0 / (j * j + i + 1)));
            }
            sum = sum.add(x[i].multiply(row.sin()));
        }
        return sum.square();
    }

    /** log ‖L⁻¹b‖² by forward substitution. */
    private static <T extends Differentiable<T>> T substitution(T[] x) {
        int n = (int) Math.sqrt(x.length);
        T[] y = x.clone();
        T sum = x[0].newInstance(0);
        for (int i = 0; i < n; i++) {
            T s = x[i];
            for (int j = 0; j < i; j++) {
                s = s.subtract(x[i * n + j].multiply(y[j]).multiply(0.1));
            }
            y[i] = s.divide(x[i * n + i].add(2));
            sum = sum.add(y[i].square());
        }
        return sum.log();
    }

    /** The whole triple nest in one: Σ_{i ≥ j ≥ k} sin(x_i·x_j)·x_k. */
    private static <T extends Differentiable<T>> T pyramid(T[] x) {
        T sum = x[0].newInstance(0);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                T s = x[i].multiply(x[j]).sin();
                for (int k = 0; k <= j; k++) {
                    sum = sum.add(s.multiply(x[k]));
                }
            }
        }
        return sum;
    }

    /** 1.2·I plus something small: positive definite. */
    private static double[] matrix(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = random.doubles(n * n, -0.5 / n, 0.5 / n).toArray();
        for (int i = 0; i < n; i++) {
            a[i * n + i] += 1.2;
        }
        return a;
    }

    private static CompiledGradient agrees(
            Function<TraceVariable[], TraceVariable> traced, Function<Variable[], Variable> taped, double[]... points) {
        CompiledGradient compiled = CompiledGradient.compile(traced, points[0]);
        for (int point = 1; point < points.length; point++) {
            double[] x = points[point];
            Tape tape = new Tape();
            Variable y = taped.apply(tape.inputs(x));
            double[] expected = tape.gradient(y);
            double[] actual = new double[x.length];
            assertEquals(y.getReal(), compiled.gradient(x, actual), 1e-12 * Math.max(1, Math.abs(y.getReal())));
            double norm = 0;
            for (double g : expected) {
                norm = Math.max(norm, Math.abs(g));
            }
            for (int i = 0; i < x.length; i++) {
                assertEquals(expected[i], actual[i], 1e-12 * norm);
            }
        }
        return compiled;
    }

    private static void staysAsLong(
            Function<TraceVariable[], TraceVariable> traced, Function<Variable[], Variable> taped) {
        CompiledGradient small = agrees(traced, taped, matrix(16, 1), matrix(16, 2), matrix(16, 3));
        CompiledGradient large = agrees(traced, taped, matrix(32, 1), matrix(32, 2), matrix(32, 3));
        assertTrue(large.gates() > 3 * small.gates());
        assertTrue(
                large.codeBytes() < 1.05 * small.codeBytes() && large.codeBytes() < 8000,
                small.codeBytes() + ", " + large.codeBytes());
    }

    @Test
    void determinantByLu() {
        staysAsLong(CompiledTriangularTest::determinant, CompiledTriangularTest::determinant);
    }

    @Test
    void logDeterminantByCholesky() {
        staysAsLong(CompiledTriangularTest::logDeterminant, CompiledTriangularTest::logDeterminant);
        staysAsLong(CompiledTriangularTest::byColumns, CompiledTriangularTest::byColumns);
    }

    @Test
    void sumsOverATriangle() {
        staysAsLong(CompiledTriangularTest::triangularSum, CompiledTriangularTest::triangularSum);
        staysAsLong(CompiledTriangularTest::substitution, CompiledTriangularTest::substitution);
    }

    /** With every rest that rows may leave. */
    @Test
    void rowsOfATriangleGoTogether() {
        for (int n = 40; n < 48; n++) {
            double[][] points = new double[3][];
            for (int point = 0; point < points.length; point++) {
                points[point] = new SplittableRandom(point).doubles(n, 0.5, 1.5).toArray();
            }
            assertTogether(agrees(CompiledTriangularTest::lowerHalf, CompiledTriangularTest::lowerHalf, points));
            assertTogether(agrees(CompiledTriangularTest::upperHalf, CompiledTriangularTest::upperHalf, points));
        }
    }

    private static void assertTogether(CompiledGradient compiled) {
        assertTrue(
                Pattern.compile("i [+-]= [3-6]\\) \\{").matcher(compiled.code()).find(), compiled.code());
    }

    @Test
    void aPyramid() {
        double[] x = matrix(6, 1);
        CompiledGradient compiled =
                agrees(CompiledTriangularTest::pyramid, CompiledTriangularTest::pyramid, x, matrix(6, 2), matrix(6, 3));
        assertTrue(compiled.codeBytes() < 4000, "" + compiled.codeBytes());
    }

    @Test
    void aTriangleOfAMillionGates() {
        SplittableRandom random = new SplittableRandom(1);
        CompiledGradient compiled = agrees(
                CompiledTriangularTest::triangularSum,
                CompiledTriangularTest::triangularSum,
                random.doubles(2002, 0.5, 1.5).toArray(),
                random.doubles(2002, 0.5, 1.5).toArray(),
                random.doubles(2002, 0.5, 1.5).toArray());
        assertTrue(compiled.gates() > 1_000_000, "" + compiled.gates());
        assertTrue(compiled.codeBytes() < 1000, "" + compiled.codeBytes());
    }
}
