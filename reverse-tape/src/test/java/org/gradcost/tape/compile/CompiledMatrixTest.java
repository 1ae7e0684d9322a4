package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.gradcost.dual.Dual;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices of inputs that are packed into rows, because a loop multiplies by them again and again. */
class CompiledMatrixTest {

    private interface Activation {
        <T extends Differentiable<T>> T of(T sum);
    }

    /** Σ_s Σ_j activation(Σ_k a_sk·W_jk)², where a and W are inputs, and W lies row by row. */
    private record Layer(int samples, int inputs, int outputs, Activation activation) {

        int size() {
            return inputs * (samples + outputs);
        }

        <T extends Differentiable<T>> T of(T[] x) {
            T total = x[0].newInstance(0);
            for (int s = 0; s < samples; s++) {
                T[] out = MathArrays.buildArray(x[0].getField(), outputs);
                for (int j = 0; j < outputs; j++) {
                    Sum<T> sum = x[0].newInstance(0).sum();
                    sum.addDot(inputs, x, s * inputs, 1, x, (samples + j) * inputs, 1);
                    out[j] = activation.of(sum.total());
                }
                for (T each : out) {
                    total = total.add(each.square());
                }
            }
            return total;
        }

        double[] point(long seed) {
            return new SplittableRandom(seed).doubles(size(), -0.5, 0.5).toArray();
        }

        /** The compiled gradient at another point than it was traced at, and both against the interpreted tape. */
        CompiledGradient assertHolds() {
            CompiledGradient compiled = CompiledGradient.compile(this::of, point(1));
            for (CompiledGradient each : new CompiledGradient[] {compiled, compiled.copy()}) {
                for (int seed = 2; seed < 4; seed++) {
                    assertAt(each, point(seed));
                }
            }
            return compiled;
        }

        void assertAt(CompiledGradient compiled, double[] x) {
            Tape tape = new Tape();
            Variable y = of(tape.inputs(x));
            double[] gradient = new double[x.length];
            assertEquals(y.getReal(), compiled.gradient(x, gradient), 1e-13 * y.getReal(), compiled.code());
            assertArrayEquals(tape.gradient(y), gradient, 1e-12, compiled.code());
        }
    }

    private static final class Sine implements Activation {
        @Override
        public <T extends Differentiable<T>> T of(T sum) {
            return sum.sin();
        }
    }

    private static final class Root implements Activation {
        @Override
        public <T extends Differentiable<T>> T of(T sum) {
            return sum.sqrt().add(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8, 24, 24, true, true", "9, 24, 23, false, true", "10, 23, 25, true, false", "16, 23, 23, false, false",
        "7, 30, 30, false, false", "11, 29, 40, true, true", "13, 1, 30, false, false", "12, 30, 1, false, false"
    })
    void aMatrixIsPackedIfItsRowsAreLongAndItIsUsedOften(
            int samples, int inputs, int outputs, boolean forward, boolean reverse) {
        String code =
                new Layer(samples, inputs, outputs, new Sine()).assertHolds().code();
        assertEquals(forward, code.contains("Σ_u x["), code);
        assertEquals(reverse, code.contains("Σ_u row0[u]"), code);
        assertEquals(reverse, code.contains("[u][v] +="), code);
    }

    /** The tangent of a product of a matrix and a vector is two such products. */
    @ParameterizedTest
    @CsvSource({"8, 24, 24", "9, 24, 23", "10, 23, 25", "16, 23, 23", "11, 29, 40", "12, 30, 1"})
    void secondDerivativesPackWhatTheGradientPacks(int samples, int inputs, int outputs) {
        Layer layer = new Layer(samples, inputs, outputs, new Sine());
        double[] x = layer.point(2);
        double[] v = layer.point(3);
        double[] gradient = new double[x.length];
        double[] hv = new double[x.length];
        CompiledFunction second = CompiledFunction.compile(layer::of, layer.point(1));
        second.hvp(x, v, gradient, hv);
        NestedTape<Dual> tape = new NestedTape<>();
        NestedVariable<Dual>[] nested = new NestedVariable[x.length];
        Arrays.setAll(nested, i -> tape.input(Dual.of(x[i], v[i])));
        Dual[] expected = tape.gradient(layer.of(nested));
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i].getReal(), gradient[i], 1e-12, second.code());
            assertEquals(expected[i].tangent(), hv[i], 1e-12, second.code());
        }
        String ofGradient = CompiledGradient.compile(layer::of, layer.point(1)).code();
        assertEquals(2 * accumulatedMatrices(ofGradient), accumulatedMatrices(second.code()), second.code());
    }

    /** Returns how many matrices are cleared before they are accumulated into. */
    private static long accumulatedMatrices(String code) {
        return Pattern.compile("^ *m\\d+ = 0;", Pattern.MULTILINE)
                .matcher(code)
                .results()
                .count();
    }

    @Test
    void itsArraysAreCountedAndItsCodeIsShort() {
        Layer layer = new Layer(10, 50, 40, new Sine());
        CompiledGradient packed = layer.assertHolds();
        CompiledGradient plain = CompiledGradient.compile(
                layer::of, new CompileOptions(true, true, false, Integer.MAX_VALUE), layer.point(1));
        long matrices = 3 * 50 * 40; // along both sides, and its adjoint
        assertTrue(
                packed.workspaceBytes() >= plain.workspaceBytes() + Double.BYTES * matrices,
                packed.workspaceBytes() + " bytes, and without packing " + plain.workspaceBytes());
        assertTrue(packed.codeBytes() < 600, packed.codeBytes() + " bytecodes");
    }

    @Test
    void zeroTimesInfinityIsZero() {
        Layer layer = new Layer(9, 30, 30, new Root());
        double[] x = new SplittableRandom(5).doubles(layer.size(), 0.1, 0.5).toArray();
        CompiledGradient compiled = CompiledGradient.compile(layer::of, x);
        assertTrue(compiled.code().contains("[u][v] +="), compiled.code());
        for (int k = 0; k < 30; k++) {
            x[4 * 30 + k] = 0; // a sample of zeros, where the slope of the root is infinite
        }
        layer.assertAt(compiled, x);
    }

    @Test
    void whatAGateLeftUndoneIsForgotten() {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        UnaryGate gate = UnaryGate.of("brittle", Math::sin, (x, y) -> {
            if (left.decrementAndGet() == 0) {
                throw new ArithmeticException("broken");
            }
            return Math.cos(x);
        });
        Layer layer = new Layer(11, 30, 30, new Activation() {
            @Override
            public <T extends Differentiable<T>> T of(T sum) {
                return sum.apply(gate);
            }
        });
        CompiledGradient compiled = CompiledGradient.compile(layer::of, layer.point(1));
        assertTrue(compiled.code().contains("[u][v] +="), compiled.code());
        left.set(200);
        double[] x = layer.point(2);
        assertThrows(ArithmeticException.class, () -> compiled.gradient(x, new double[x.length]));
        left.set(Integer.MAX_VALUE);
        layer.assertAt(compiled, x);
    }

    /** Of whose sums the last is used once more. */
    private static <T extends Differentiable<T>> T lastOne(T[] x) {
        T total = x[0].newInstance(0);
        T last = x[0];
        for (int s = 0; s < 10; s++) {
            for (int j = 0; j < 30; j++) {
                Sum<T> sum = x[0].newInstance(0).sum();
                sum.addDot(30, x, 30 * s, 1, x, 300 + 30 * j, 1);
                last = sum.total();
                total = total.add(last.sin());
            }
        }
        return total.add(last.exp());
    }

    @Test
    void theLastOfItsSumsMayBeUsedOnceMore() {
        double[] x = new SplittableRandom(3).doubles(1200, -0.5, 0.5).toArray();
        CompiledGradient compiled = CompiledGradient.compile(CompiledMatrixTest::lastOne, x.clone());
        x[7] = 0.25;
        Tape tape = new Tape();
        Variable y = lastOne(tape.inputs(x));
        double[] gradient = new double[x.length];
        assertEquals(y.getReal(), compiled.gradient(x, gradient), 1e-12, compiled.code());
        assertArrayEquals(tape.gradient(y), gradient, 1e-12, compiled.code());
    }

    @Test
    void aSumInAGivenOrderKeepsIt() {
        double[] x = new SplittableRandom(3).doubles(1200, -0.5, 0.5).toArray();
        CompiledGradient compiled = CompiledGradient.compile(CompiledMatrixTest::inOrder, x);
        assertFalse(compiled.code().contains("Σ_u x["), compiled.code());
        assertEquals(inOrder(new Tape().inputs(x)).getReal(), compiled.gradient(x, new double[x.length]));
    }

    private static <T extends Differentiable<T>> T inOrder(T[] x) {
        T total = x[0].newInstance(0);
        for (int s = 0; s < 10; s++) {
            for (int j = 0; j < 30; j++) {
                T sum = x[0].newInstance(0);
                for (int k = 0; k < 30; k++) {
                    sum = sum.add(x[30 * s + k].multiply(x[300 + 30 * j + k]));
                }
                total = total.add(sum.sin());
            }
        }
        return total;
    }
}
