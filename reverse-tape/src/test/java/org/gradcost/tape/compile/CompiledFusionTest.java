package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Last loops that go forward and backward at once, and what may come after them. */
class CompiledFusionTest {

    private static final int N = 40;

    private interface After {
        <T extends Differentiable<T>> T of(T before, T sum);
    }

    private record Circuit(After after) {

        /** Σ x² before, and xᵀ·A·x in the last loop. */
        <T extends Differentiable<T>> T of(T[] x) {
            T before = x[0].newInstance(0);
            for (T each : x) {
                before = before.add(each.multiply(each));
            }
            T sum = x[0].newInstance(0);
            for (int i = 0; i < x.length; i++) {
                T product = x[0].newInstance(0);
                for (int j = 0; j < x.length; j++) {
                    product = product.add(x[j].multiply(1.0 / (i + j * j + 1)));
                }
                sum = sum.add(x[i].multiply(product));
            }
            return after.of(before, sum);
        }
    }

    /** Whether nothing of the last loop was kept. */
    private static boolean isFused(After after) {
        Circuit circuit = new Circuit(after);
        double[] x = new SplittableRandom(1).doubles(N, 0.5, 1.5).toArray();
        CompiledGradient compiled = CompiledGradient.compile(circuit::of, x.clone());
        CompiledGradient apart = CompiledGradient.compile(
                circuit::of, new CompileOptions(false, true, true, Integer.MAX_VALUE), x.clone());
        x[3] = 2;
        Tape tape = new Tape();
        Variable y = circuit.of(tape.inputs(x));
        double[] expected = tape.gradient(y);
        for (CompiledGradient each : new CompiledGradient[] {compiled, apart}) {
            double[] gradient = new double[N];
            assertEquals(y.getReal(), each.gradient(x, gradient), 1e-13 * Math.abs(y.getReal()), each.code());
            assertArrayEquals(expected, gradient, 1e-12 * Math.abs(y.getReal()), each.code());
        }
        return compiled.workspaceBytes() < apart.workspaceBytes() - 8 * (N - 1);
    }

    private static final class Sum implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return sum;
        }
    }

    private static final class Quotient implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return before.sin().subtract(sum.divide(before.multiply(3)).multiply(before.log()));
        }
    }

    private static final class SumTwice implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return sum.multiply(before).add(sum.negate().multiply(0.25));
        }
    }

    private static final class Logarithm implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return sum.log().add(before);
        }
    }

    private static final class Divisor implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return before.divide(sum);
        }
    }

    private static final class Square implements After {
        @Override
        public <T extends Differentiable<T>> T of(T before, T sum) {
            return sum.multiply(sum).add(before);
        }
    }

    @Test
    void aSumIsFused() {
        assertTrue(isFused(new Sum()));
    }

    @Test
    void whatIsLinearInTheSumMayFollow() {
        assertTrue(isFused(new Quotient()));
        assertTrue(isFused(new SumTwice()));
    }

    @Test
    void whereASlopeRestsOnTheSumItIsNotFused() {
        assertFalse(isFused(new Logarithm()));
        assertFalse(isFused(new Divisor()));
        assertFalse(isFused(new Square()));
    }

    /**
     * Two loops over samples, and in each a loop over parts with a body that puts inputs together in no order that a loop could
     * have.
     */
    private record LongBodies(int gates, int samples) {

        private static final int PARTS = 6;

        <T extends Differentiable<T>> T of(T[] x) {
            T total = x[0].newInstance(0);
            for (int s = 0; s < samples; s++) {
                total = total.add(parts(x, s).square());
            }
            for (int s = 0; s < samples; s++) {
                total = total.add(parts(x, -s).sin());
            }
            return total;
        }

        private <T extends Differentiable<T>> T parts(T[] x, int sample) {
            T sum = x[0].newInstance(0);
            for (int part = 0; part < PARTS; part++) {
                sum = sum.add(part(x, part, sample));
            }
            return sum;
        }

        private <T extends Differentiable<T>> T part(T[] x, int part, int sample) {
            T sum = x[part].multiply(0.1 * sample);
            for (int k = 1; k < gates; k++) {
                int dice = new SplittableRandom(k).nextInt(2 * (N - PARTS));
                T other = x[dice / 2 + part];
                sum = dice % 2 == 0 ? sum.add(other) : sum.multiply(other);
            }
            return sum;
        }
    }

    /** Where the code is too long for one method, the bodies go to others, and the last loop stays where it is fused. */
    @Test
    void aLoopWithALongBodyIsFusedToo() {
        long fused = bytesPerSample(CompileOptions.DEFAULT);
        long apart = bytesPerSample(new CompileOptions(false, true, true, Integer.MAX_VALUE));
        assertTrue(apart > 1.5 * fused, apart + " bytes for each sample, fused " + fused);
    }

    /** Of the workspace. */
    private static long bytesPerSample(CompileOptions options) {
        long fewer = checked(new LongBodies(250, 20), options).workspaceBytes();
        return (checked(new LongBodies(250, 40), options).workspaceBytes() - fewer) / 20;
    }

    private static CompiledGradient checked(LongBodies circuit, CompileOptions options) {
        double[] x = new SplittableRandom(2).doubles(N, 0.5, 1.5).toArray();
        CompiledGradient compiled = CompiledGradient.compile(circuit::of, options, x.clone());
        x[3] = 1.25;
        Tape tape = new Tape();
        Variable y = circuit.of(tape.inputs(x));
        double[] gradient = new double[N];
        assertEquals(y.getReal(), compiled.gradient(x, gradient), 1e-13 * Math.abs(y.getReal()), compiled.code());
        assertArrayEquals(tape.gradient(y), gradient, 1e-12 * Math.abs(y.getReal()), compiled.code());
        return compiled;
    }
}
