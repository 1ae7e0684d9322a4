package org.gradcost.tape;

import static org.gradcost.gate.matrix.GateSamples.direction;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.gate.matrix.GateSamples.Gate;
import org.gradcost.gate.matrix.GateSamples.Sample;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** J·v and H·v of a tape of matrices, for every registered gate: see the methods for what they are held against. */
class MatrixSecondOrderTest {
    private static final long SEED = 20261129;

    /** The cube root of machine epsilon: truncation and rounding are then of one size, 10⁻¹⁰. */
    private static final double STEP = 6e-6;

    /** One tape for all samples, so that every one also finds buffers of another shape at its position. */
    private static final MatrixTape TAPE = new MatrixTape();

    static List<Gate> gates() {
        return GateSamples.gates();
    }

    private static Stream<Sample> samples(Gate gate) {
        return gate.samples(new SplittableRandom(SEED)).stream();
    }

    /** A function with a gate in its middle: what comes in is nonlinear in the inputs, what comes out is used nonlinearly. */
    private static MatrixVariable around(Sample sample, MatrixVariable... x) {
        MatrixVariable[] inner = x.clone();
        for (int i = 0; i < x.length; i++) {
            inner[i] = x[i].plus(x[i].elementMult(x[i]).scale(0.01));
        }
        MatrixVariable y = sample.apply(inner);
        return y.scale(0.1).tanh().dot(y.scale(0.3));
    }

    /** J·v is exactly that of forward mode, and ⟨w, J·v⟩ = ⟨Jᵀ·w, v⟩. */
    @ParameterizedTest
    @MethodSource("gates")
    void jvpIsThatOfForwardModeAndTheTransposeOfThePullback(Gate gate) {
        samples(gate).forEach(sample -> {
            SplittableRandom random = new SplittableRandom(SEED);
            DMatrixRMaj[] v = directions(sample.x(), random);
            MatrixVariable[] x = TAPE.inputs(sample.x());
            MatrixVariable y = sample.apply(x);
            double[] jvp = elements(TAPE.jvp(y, v));
            double[] forward =
                    elements(sample.apply(MatrixDual.along(sample.x(), v)).tangent(0));
            assertArrayEquals(forward, jvp, sample + ", seed " + SEED);

            DMatrixRMaj w = direction(y.value(), random);
            TAPE.pullback(y, w);
            double[] pulled = joined(Stream.of(x).map(MatrixVariable::adjoint).toArray(DMatrixRMaj[]::new));
            double scale = norm(elements(w)) * norm(jvp) + norm(pulled) * norm(joined(v));
            assertEquals(dot(elements(w), jvp), dot(pulled, joined(v)), 1e-13 * scale, sample + ", seed " + SEED);
        });
    }

    /** H·v is the difference quotient of gradients, ⟨H·v, u⟩ = ⟨H·u, v⟩, and the gradient beside it that of a plain sweep. */
    @ParameterizedTest
    @MethodSource("gates")
    void hvpIsTheDifferenceQuotientAndSymmetric(Gate gate) {
        samples(gate).forEach(sample -> assertHessian(sample, sample.x(), 0, x -> around(sample, x)));
    }

    /** Every argument the same matrix: x∘x, A·A, A⁻¹·A. */
    @ParameterizedTest
    @MethodSource("gates")
    void anArgumentUsedTwice(Gate gate) {
        samples(gate)
                .filter(sample -> sample.binary() != null
                        && sample.x()[0].numRows == sample.x()[1].numRows
                        && sample.x()[0].numCols == sample.x()[1].numCols)
                .forEach(sample ->
                        assertHessian(sample, new DMatrixRMaj[] {sample.x()[0]}, 1, x -> around(sample, x[0], x[0])));
    }

    /** @param least the size of terms that may cancel: of A⁻¹·A, for one, no derivative is left */
    private static void assertHessian(
            Sample sample, DMatrixRMaj[] x, double least, Function<MatrixVariable[], MatrixVariable> function) {
        String what = sample + ", seed " + SEED;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] v = joined(directions(x, random));
        double[] u = joined(directions(x, random));
        double[] gradient = gradient(function, x, v, 0);
        double[] hv = new double[v.length];
        double[] hu = new double[v.length];
        double[] beside = new double[v.length];
        MatrixVariable y = function.apply(TAPE.inputs(x));
        TAPE.hvp(y, v, beside, hv);
        TAPE.hvp(y, u, beside, hu);
        assertArrayEquals(gradient, beside, what);

        double[] up = gradient(function, x, v, STEP);
        double[] down = gradient(function, x, v, -STEP);
        double scale = 1;
        for (int i = 0; i < up.length; i++) {
            scale = Math.max(scale, Math.max(Math.abs(up[i]), Math.abs(hv[i])));
            up[i] = (up[i] - down[i]) / (2 * STEP);
        }
        assertArrayEquals(up, hv, 1e-8 * scale, what);
        double size = (norm(hv) + least) * norm(u) + (norm(hu) + least) * norm(v);
        assertEquals(dot(hv, u), dot(hu, v), 1e-12 * size, what);
    }

    private static double[] gradient(
            Function<MatrixVariable[], MatrixVariable> function, DMatrixRMaj[] x, double[] v, double step) {
        DMatrixRMaj[] moved = new DMatrixRMaj[x.length];
        int from = 0;
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i].copy();
            for (int j = 0; j < x[i].getNumElements(); j++) {
                moved[i].data[j] += step * v[from++];
            }
        }
        double[] gradient = new double[from];
        TAPE.gradient(function.apply(TAPE.inputs(moved)), gradient);
        return gradient;
    }

    /** Constants have no tangents, and an input on no path to the output has H·v = 0 whatever was there before. */
    @Test
    void constantsAndInputsOnNoPath() {
        DMatrixRMaj a = new DMatrixRMaj(1, 2, true, 3, 4);
        DMatrixRMaj b = new DMatrixRMaj(1, 2, true, 5, 6);
        DMatrixRMaj va = new DMatrixRMaj(1, 2, true, 1, 2);
        DMatrixRMaj vb = new DMatrixRMaj(1, 2, true, 7, 8);
        MatrixTape tape = new MatrixTape();
        MatrixVariable[] x = tape.inputs(a, b);
        tape.hvp(x[0].elementMult(x[1]).sumOfSquares(), va, vb);
        assertTrue(norm(elements(x[1].adjointTangent())) > 1);

        x = tape.inputs(a, b);
        MatrixVariable constant = x[0].constant(new DMatrixRMaj(1, 2, true, 10, 100));
        tape.hvp(x[0].elementMult(constant).sumOfSquares(), va, vb);
        assertArrayEquals(new double[] {600, 80_000}, elements(x[0].adjoint()));
        assertArrayEquals(new double[] {200, 40_000}, elements(x[0].adjointTangent()));
        assertArrayEquals(new double[] {0, 0}, elements(x[1].adjoint()));
        assertArrayEquals(new double[] {0, 0}, elements(x[1].adjointTangent()));
        assertThrows(IllegalStateException.class, constant::adjointTangent);
    }

    @Test
    void misuseIsRefusedInWords() {
        DMatrixRMaj a = new DMatrixRMaj(2, 2, true, 1, 2, 3, 4);
        MatrixTape tape = new MatrixTape();
        MatrixVariable[] x = tape.inputs(a);
        MatrixVariable y = x[0].normF();
        assertMessage("jvp: 1 inputs, but a direction of 2 matrices", () -> tape.jvp(y, a, a));
        assertMessage("hvp: input 0 is 2x2, its direction 1x2", () -> tape.hvp(y, new DMatrixRMaj(1, 2, true, 1, 2)));
        assertMessage("hvp: output is 2x2, not 1x1", () -> tape.hvp(x[0].tanh(), a));
        assertMessage(
                "hvp: 4 inputs into an array of 3", () -> tape.hvp(y, new double[4], new double[4], new double[3]));
        tape.gradient(y);
        assertMessage("adjointTangent: take an hvp of this recording first", x[0]::adjointTangent);
        tape.hvp(y, a);
        tape.inputs(a);
        assertThrows(IllegalStateException.class, x[0]::adjointTangent);
    }

    /** A gate that states no second derivative is refused, and named. */
    @Test
    void aGateWithoutSecondDerivativeIsRefused() {
        MatrixTape tape = new MatrixTape();
        DMatrixRMaj a = new DMatrixRMaj(1, 1, true, 2);
        MatrixVariable y = tape.inputs(a)[0].apply(new WithoutSecond());
        tape.gradient(y);
        String message = assertThrows(UnsupportedOperationException.class, () -> tape.hvp(y, a))
                .getMessage();
        assertEquals("cube: the gate has no second derivative; implement UnaryMatrixGate.pullAlong", message);
    }

    private static final class WithoutSecond implements UnaryMatrixGate {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public void shape(DMatrixRMaj a, DMatrixRMaj c) {
            c.reshape(1, 1);
        }

        @Override
        public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
            c.data[0] = Math.pow(a.data[0], 3);
        }

        @Override
        public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
            dc.data[0] = 3 * a.data[0] * a.data[0] * da.data[0];
        }

        @Override
        public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
            da.data[0] = 3 * a.data[0] * a.data[0] * dc.data[0];
        }
    }

    private static void assertMessage(String expected, Executable misuse) {
        assertEquals(expected, assertThrows(RuntimeException.class, misuse).getMessage());
    }

    private static DMatrixRMaj[] directions(DMatrixRMaj[] like, SplittableRandom random) {
        return Stream.of(like).map(x -> direction(x, random)).toArray(DMatrixRMaj[]::new);
    }

    private static double[] joined(DMatrixRMaj[] matrices) {
        return Stream.of(matrices)
                .flatMapToDouble(m -> Arrays.stream(elements(m)))
                .toArray();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] elements(DMatrixRMaj a) {
        return Arrays.copyOf(a.data, a.getNumElements());
    }
}
