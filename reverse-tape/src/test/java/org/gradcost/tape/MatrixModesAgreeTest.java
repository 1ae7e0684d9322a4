package org.gradcost.tape;

import static org.gradcost.gate.matrix.GateSamples.direction;
import static org.gradcost.gate.matrix.GateSamples.wellConditioned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.gate.matrix.GateSamples.Gate;
import org.gradcost.gate.matrix.GateSamples.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward and reverse mode are each other's transpose: ⟨v, J·u⟩ = ⟨Jᵀ·v, u⟩, for every gate. */
class MatrixModesAgreeTest {
    private static final long SEED = 20260101;

    /** One tape for all samples, so that every one also finds buffers of another shape at its position. */
    private static final MatrixTape TAPE = new MatrixTape();

    static List<Gate> gates() {
        return GateSamples.gates();
    }

    private static List<Sample> samples(Gate gate) {
        return gate.samples(new SplittableRandom(SEED));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void transposed(Gate gate) {
        samples(gate).forEach(MatrixModesAgreeTest::assertTransposed);
    }

    private static void assertTransposed(Sample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj[] u = new DMatrixRMaj[sample.x().length];
        for (int i = 0; i < u.length; i++) {
            u[i] = direction(sample.x()[i], random);
        }
        MatrixDual forward = sample.apply(MatrixDual.along(sample.x(), u));
        MatrixVariable[] x = TAPE.inputs(sample.x());
        MatrixVariable reverse = sample.apply(x);
        DMatrixRMaj v = direction(forward.value(), random);
        TAPE.pullback(reverse, v);

        assertArrayEquals(forward.value().data, elements(reverse.value()), sample + ", seed " + SEED);
        assertBond(sample, v, forward.tangent(0), x, u, 0);
    }

    /** Every argument the same matrix: x∘x, A·A, A⁻¹·A. */
    @ParameterizedTest
    @MethodSource("gates")
    void argumentUsedTwice(Gate gate) {
        samples(gate).stream()
                .filter(sample -> sample.binary() != null && sameShape(sample.x()[0], sample.x()[1]))
                .forEach(MatrixModesAgreeTest::assertTransposedOfOneMatrix);
    }

    private static void assertTransposedOfOneMatrix(Sample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj[] a = {sample.x()[0]};
        DMatrixRMaj[] u = {direction(a[0], random)};
        MatrixDual[] dual = MatrixDual.along(a, u);
        MatrixDual forward = dual[0].apply(sample.binary(), dual[0]);
        MatrixVariable[] x = TAPE.inputs(a);
        MatrixVariable reverse = x[0].apply(sample.binary(), x[0]);
        DMatrixRMaj v = direction(forward.value(), random);
        TAPE.pullback(reverse, v);
        assertBond(sample, v, forward.tangent(0), x, u, 1); // A⁻¹·A has slope 0, as the difference of two of size 1
    }

    /** Large enough for the kernels of large matrices, and their use of scratch memory. */
    @Test
    void largeMatrices() {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj[] x = {wellConditioned(40, 40, random), wellConditioned(40, 50, random)};
        DMatrixRMaj[] u = {direction(x[0], random), direction(x[1], random)};
        MatrixDual[] dual = MatrixDual.along(x, u);
        MatrixDual forward = dual[0].invert().mult(dual[1]).tanh().plus(dual[0].solve(dual[1]));
        MatrixVariable[] variables = TAPE.inputs(x);
        MatrixVariable reverse = variables[0].invert().mult(variables[1]).tanh().plus(variables[0].solve(variables[1]));
        DMatrixRMaj v = direction(forward.value(), random);
        TAPE.pullback(reverse, v);
        assertBond("invert, mult, tanh, plus, solve", v, forward.tangent(0), variables, u, 0);
    }

    private static void assertBond(
            Object what, DMatrixRMaj v, DMatrixRMaj pushed, MatrixVariable[] x, DMatrixRMaj[] u, double leastSlope) {
        double left = inner(v, pushed);
        double right = 0;
        double scale = size(v) * size(pushed);
        for (int i = 0; i < x.length; i++) {
            right += inner(x[i].adjoint(), u[i]);
            scale += (size(x[i].adjoint()) + leastSlope * size(v)) * size(u[i]);
        }
        assertEquals(left, right, 1e-13 * scale, what + ", seed " + SEED);
    }

    private static boolean sameShape(DMatrixRMaj a, DMatrixRMaj b) {
        return a.numRows == b.numRows && a.numCols == b.numCols;
    }

    private static double size(DMatrixRMaj a) {
        return Math.sqrt(inner(a, a));
    }

    private static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static double[] elements(DMatrixRMaj a) {
        return Arrays.copyOf(a.data, a.getNumElements());
    }
}
