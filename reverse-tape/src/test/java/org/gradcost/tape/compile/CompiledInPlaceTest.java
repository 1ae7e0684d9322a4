package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums that stay in their places in memory, and those that must not. */
class CompiledInPlaceTest {

    private static final int STEPS = 10;
    private static final int LENGTH = 30;

    /** What is done at each step with each number of a row, and what becomes of it in the next row. */
    private enum Step {
        ADDED(1) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return y.add(z);
            }
        },
        SUBTRACTED(1) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return y.subtract(z);
            }
        },
        ADDED_TO_A_TERM(1) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return z.add(y);
            }
        },
        SUBTRACTED_FROM_A_TERM(STEPS) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return z.subtract(y);
            }
        },
        READ_BY_A_SLOPE(STEPS) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return y.add(y.multiply(z));
            }
        },
        READ_BY_A_NEIGHBOUR(STEPS) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return y.add(all[(i + 1) % all.length].multiply(0.1)).add(z);
            }
        },
        AN_EXPONENTIAL(STEPS) {
            @Override
            <T extends Differentiable<T>> T next(T y, T z, T[] all, int i) {
                return y.subtract(z).multiply(0.1).exp();
            }
        };

        /** How often all numbers of a row are kept. */
        private final int rows;

        Step(int rows) {
            this.rows = rows;
        }

        abstract <T extends Differentiable<T>> T next(T y, T z, T[] all, int i);

        <T extends Differentiable<T>> T run(T[] x) {
            T[] y = x.clone();
            for (int step = 0; step < STEPS; step++) {
                T[] all = y.clone();
                for (int i = 0; i < LENGTH; i++) {
                    y[i] = next(all[i], x[i].multiply(x[step]).multiply(0.3), all, i);
                }
            }
            T sum = x[0].newInstance(0);
            for (int i = 0; i < LENGTH; i++) {
                sum = sum.add(y[i].multiply(y[i]));
            }
            return sum;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyElseReadsStaysInItsPlace(Step step) {
        CompiledGradient compiled = agrees(step);
        long row = 8L * LENGTH;
        // The last row and, from the first step, what is added to the inputs.
        assertEquals(step.rows == 1, compiled.workspaceBytes() <= 2 * row, compiled.code());
    }

    private static CompiledGradient agrees(Step step) {
        SplittableRandom random = new SplittableRandom(1);
        CompiledGradient compiled = CompiledGradient.compile(
                step::run, random.doubles(LENGTH, 0.5, 1.5).toArray());
        double[] x = random.doubles(LENGTH, 0.5, 1.5).toArray();
        Tape tape = new Tape();
        Variable y = step.run(tape.inputs(x));
        double[] expected = tape.gradient(y);
        double[] gradient = new double[LENGTH];
        for (int call = 0; call < 2; call++) {
            assertEquals(y.getReal(), compiled.gradient(x, gradient), 1e-13 * Math.abs(y.getReal()), compiled.code());
            assertArrayEquals(expected, gradient, 1e-12 * Math.abs(y.getReal()), compiled.code());
        }
        return compiled;
    }

    /** A column is an operand of products before it is overwritten for the last time. */
    @Test
    void anEliminationKeepsOneMatrix() {
        int n = 24;
        SplittableRandom random = new SplittableRandom(1);
        double[] a = random.doubles(n * n, -0.5 / n, 0.5 / n).toArray();
        for (int i = 0; i < n; i++) {
            a[i * n + i] += 1.2;
        }
        CompiledGradient compiled = CompiledGradient.compile(CompiledTriangularTest::determinant, a);
        long matrix = 8L * n * n;
        assertTrue(compiled.workspaceBytes() < 2.5 * matrix, compiled.code());
    }
}
