package org.gradcost.tape;

import static org.gradcost.gate.matrix.GateSamples.wellConditioned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.Matrix;
import org.junit.jupiter.api.Test;

class MatrixTapeTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(5);

    private final MatrixTape tape = new MatrixTape();

    /** Weights, a bias and a square matrix. */
    private static DMatrixRMaj[] inputs(int hidden) {
        return new DMatrixRMaj[] {
            wellConditioned(4, hidden, RANDOM),
            wellConditioned(1, hidden, RANDOM),
            wellConditioned(hidden, hidden, RANDOM)
        };
    }

    /** Gates of every kind, with parameters and without, and values used more than once. */
    private static <M extends Matrix<M>> M circuit(M[] x, DMatrixRMaj data) {
        M rows = x[0].constant(data);
        M hidden = rows.mult(x[0])
                .plus(x[1].broadcast(data.numRows, x[1].numCols()))
                .tanh();
        M again = hidden.mult(x[2]).scale(0.25).plus(hidden).elementPower(2).plus(1);
        M solved = x[2].solve(again.transpose());
        M loss = solved.logSumExpRows().elementSum().plus(x[2].logDeterminant());
        M part = again.extractMatrix(0, 1, 0, 2).normF();
        return loss.minus(part)
                .plus(x[2].invert().trace())
                .plus(again.dot(again).elementLog());
    }

    @Test
    void gradientIsThatOfForwardMode() {
        DMatrixRMaj data = wellConditioned(6, 4, RANDOM);
        assertGradient(inputs(5), data);
    }

    /** Other shapes, another circuit, fewer and more gates: whatever the buffers held before. */
    @Test
    void recordingSomethingElseIsAsRight() {
        DMatrixRMaj data = wellConditioned(6, 4, RANDOM);
        DMatrixRMaj[] x = inputs(5);
        assertGradient(x, data);
        assertGradient(inputs(2), wellConditioned(3, 4, RANDOM));
        MatrixVariable[] v = tape.inputs(x[2]);
        tape.gradient(v[0].elementMult(v[0]).elementSum());
        for (int i = 0; i < x[2].getNumElements(); i++) {
            assertEquals(2 * x[2].data[i], v[0].adjoint().data[i]);
        }
        assertGradient(inputs(9), data);
        assertGradient(x, data);
    }

    private void assertGradient(DMatrixRMaj[] x, DMatrixRMaj data) {
        int n = Arrays.stream(x).mapToInt(DMatrixRMaj::getNumElements).sum();
        MatrixDual forward = circuit(MatrixDual.variables(x, 0, n), data);
        double[] expected = new double[n];
        double scale = 0;
        for (int j = 0; j < n; j++) {
            expected[j] = forward.tangent(j).get(0);
            scale = Math.max(scale, Math.abs(expected[j]));
        }
        double[] g = new double[n];
        MatrixVariable output = circuit(tape.inputs(x), data);
        tape.gradient(output, g);
        assertEquals(forward.value().get(0), output.value().get(0));
        assertArrayEquals(expected, g, 1e-12 * scale);
    }

    @Test
    void secondDerivativesOfARecordingAllocateNothing() {
        DMatrixRMaj data = wellConditioned(6, 4, RANDOM);
        MatrixVariable output = circuit(tape.inputs(inputs(5)), data);
        double[] v = new double[20 + 5 + 25];
        double[] g = new double[v.length];
        double[] hv = new double[v.length];
        Arrays.fill(v, 1);
        for (int i = 0; i < 1000; i++) {
            tape.hvp(output, v, g, hv);
        }
        long bytes = tape.bytes();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            tape.hvp(output, v, g, hv);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16 * 1000, () -> allocated + " B in 1000 products"); // the smallest object has 16
        assertEquals(bytes, tape.bytes());
    }

    @Test
    void recordingAgainAllocatesNothingButHandles() {
        DMatrixRMaj data = wellConditioned(6, 4, RANDOM);
        DMatrixRMaj[] x = inputs(5);
        double[] g = new double[20 + 5 + 25];
        for (int i = 0; i < 1000; i++) {
            tape.gradient(circuit(tape.inputs(x), data), g);
        }
        long bytes = tape.bytes();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            tape.gradient(circuit(tape.inputs(x), data), g);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        // Of 32 bytes or less, one for each input, constant and gate, and an array of the inputs' handles.
        int handles = x.length + 1 + tape.recordedGates();
        assertTrue(allocated < 1000 * (32L * handles + 48), () -> allocated + " B in 1000 gradients");
        assertEquals(bytes, tape.bytes());
    }

    @Test
    void recordingAgainFindsTheSameBuffers() {
        DMatrixRMaj a = wellConditioned(3, 3, RANDOM);
        MatrixVariable[] x = tape.inputs(a);
        DMatrixRMaj value = x[0].mult(x[0]).value();
        MatrixVariable[] again = tape.inputs(a);
        assertSame(value, again[0].mult(again[0]).value());
        assertSame(a, again[0].value());
    }

    @Test
    void onlyWhatDependsOnAnInputIsPulledBack() {
        MatrixVariable[] x = tape.inputs(wellConditioned(3, 3, RANDOM), wellConditioned(3, 3, RANDOM));
        MatrixVariable constant = tape.constant(wellConditioned(3, 3, RANDOM)).tanh();
        MatrixVariable f = x[0].mult(constant).elementSum();
        MatrixVariable unused = x[0].sigmoid();
        tape.gradient(f);
        assertEquals(3, tape.recordedGates());
        assertArrayEquals(new double[9], x[1].adjoint().data);
        assertArrayEquals(new double[9], unused.adjoint().data);
        untimely("adjoint: a constant has none", constant::adjoint);
    }

    @Test
    void pullbacksOfOneRecordingDoNotAddUp() {
        MatrixVariable[] x = tape.inputs(new DMatrixRMaj(1, 2, true, 3, 4));
        MatrixVariable squares = x[0].elementPower(2);
        MatrixVariable tanh = squares.scale(0).tanh();
        tape.pullback(squares, new DMatrixRMaj(1, 2, true, 1, 0));
        assertArrayEquals(new double[] {6, 0}, x[0].adjoint().data);
        tape.pullback(squares, new DMatrixRMaj(1, 2, true, 0, 10));
        assertArrayEquals(new double[] {0, 80}, x[0].adjoint().data);
        tape.pullback(tanh, new DMatrixRMaj(1, 2, true, 1, 1));
        assertArrayEquals(new double[] {0, 0}, x[0].adjoint().data);
        tape.gradient(squares.elementSum());
        assertArrayEquals(new double[] {6, 8}, x[0].adjoint().data);
    }

    /** An input may be the output, and a parameter may change from one recording to the next. */
    @Test
    void smallCircuits() {
        MatrixVariable[] x = tape.inputs(new DMatrixRMaj(1, 1, true, 3));
        tape.gradient(x[0]);
        assertEquals(1, x[0].adjoint().get(0));
        for (int power = 1; power <= 4; power++) {
            double[] g = new double[1];
            tape.gradient(tape.inputs(new DMatrixRMaj(1, 1, true, 3))[0].elementPower(power), g);
            assertEquals(power * Math.pow(3, power - 1), g[0], 1e-12);
        }
    }

    @Test
    void aRefusedGateLeavesTheRecordingAsItWas() {
        MatrixVariable[] x = tape.inputs(wellConditioned(2, 3, RANDOM), new DMatrixRMaj(2, 2));
        assertThrows(IllegalArgumentException.class, () -> x[0].mult(x[0]));
        assertThrows(RuntimeException.class, x[1]::invert);
        tape.gradient(x[0].elementSum());
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, x[0].adjoint().data);
        assertEquals(1, tape.recordedGates());
    }

    @Test
    void bytesAreGivenBack() {
        MatrixVariable[] x = tape.inputs(wellConditioned(10, 10, RANDOM));
        assertEquals(0, tape.bytes(), "an input's value is the caller's");
        tape.gradient(x[0].negative().elementSum());
        assertEquals(8 * (100 + 1 + 100 + 100 + 1), tape.bytes());
        tape.reset();
        assertEquals(0, tape.bytes());
        assertEquals(0, tape.recordedGates());
    }

    /** As of any other tape, and of forward mode: a constant, gates of constants alone, and after a gradient that was not zero. */
    @Test
    void theDerivativesOfAConstantAreZero() {
        DMatrixRMaj a = wellConditioned(2, 2, RANDOM);
        DMatrixRMaj direction = wellConditioned(2, 2, RANDOM);
        MatrixVariable[] x = tape.inputs(a);
        MatrixVariable constant = tape.constant(wellConditioned(2, 2, RANDOM));
        MatrixVariable sum = constant.mult(constant).tanh().elementSum();
        for (MatrixVariable output : List.of(sum, tape.constant(new DMatrixRMaj(1, 1, true, 7)))) {
            tape.hvp(x[0].elementMult(x[0]).elementSum(), direction);
            double[] gradient = {1, 2, 3, 4};
            tape.gradient(output, gradient);
            assertArrayEquals(new double[4], gradient);
            assertArrayEquals(new double[4], x[0].adjoint().data);

            tape.hvp(x[0].elementMult(x[0]).elementSum(), direction);
            double[] hv = {1, 2, 3, 4};
            Arrays.fill(gradient, 1);
            tape.hvp(output, direction.data, gradient, hv);
            assertArrayEquals(new double[4], gradient);
            assertArrayEquals(new double[4], hv);
            assertArrayEquals(new double[4], x[0].adjointTangent().data);
            assertArrayEquals(new double[1], tape.jvp(output, direction).data);
            assertArrayEquals(
                    new double[1], MatrixDual.constantOf(output.value()).tangent(0).data, "forward mode");
        }
        tape.pullback(constant, direction);
        assertArrayEquals(new double[4], x[0].adjoint().data);
        assertArrayEquals(new double[4], tape.jvp(constant, direction).data);
        untimely("adjoint: a constant has none", sum::adjoint);
        tape.gradient(x[0].elementSum());
        assertArrayEquals(new double[] {1, 1, 1, 1}, x[0].adjoint().data);
    }

    @Test
    void misuseIsNamed() {
        MatrixVariable[] x = tape.inputs(wellConditioned(2, 2, RANDOM));
        MatrixVariable other = new MatrixTape().inputs(wellConditioned(2, 2, RANDOM))[0];
        MatrixVariable constant = tape.constant(wellConditioned(2, 2, RANDOM));
        refused("plus: variables of two tapes", () -> x[0].plus(other));
        refused("gradient: the output is a variable of another tape", () -> tape.gradient(other));
        refused("gradient: output is 2x2, not 1x1", () -> tape.gradient(x[0]));
        refused("gradient: output is 2x2, not 1x1", () -> tape.gradient(constant));
        refused("pullback: output is 2x2, its adjoint 1x2", () -> tape.pullback(constant, new DMatrixRMaj(1, 2)));
        refused("pullback: output is 2x2, its adjoint 1x2", () -> tape.pullback(x[0], new DMatrixRMaj(1, 2)));
        refused("gradient: 4 inputs into an array of 3", () -> tape.gradient(x[0].elementSum(), new double[3]));
        refused("inputs: none given", tape::inputs);
        refused("inputs: 0x2 is empty", () -> tape.inputs(new DMatrixRMaj(0, 2)));
        refused("constant: 2x0 is empty", () -> tape.constant(new DMatrixRMaj(2, 0)));
        untimely("adjoint: take a gradient or pullback of this recording first", x[0]::adjoint);
    }

    @Test
    void variablesOfAnEarlierRecordingAreRefused() {
        DMatrixRMaj a = wellConditioned(2, 2, RANDOM);
        MatrixVariable[] x = tape.inputs(a, a);
        MatrixVariable tanh = x[0].tanh();
        MatrixVariable sum = tanh.elementSum();
        MatrixVariable fresh = tape.inputs(a, a)[0];
        String stale = "variable 2 is from an earlier recording";
        untimely(stale, tanh::value);
        untimely(stale, tanh::adjoint);
        untimely(stale, () -> tanh.plus(fresh));
        untimely(stale, () -> fresh.plus(tanh));
        untimely(stale, tanh::sigmoid);
        untimely("variable 3 is from an earlier recording", () -> tape.gradient(sum));

        tape.reset();
        untimely("variable 0 is from an earlier recording", fresh::tanh);
        untimely("constant: no recording, begin one with inputs", () -> fresh.constant(a));
        MatrixVariable next = tape.inputs(a)[0];
        untimely("variable 0 is from an earlier recording", () -> next.plus(fresh));
    }

    /** Though its position has been recorded again, and its buffer has the new value. */
    @Test
    void aVariableOfTheLastRecordingDoesNotBecomeTheNewOne() {
        MatrixVariable[] three = tape.inputs(new DMatrixRMaj(1, 1, true, 3));
        MatrixVariable nine = three[0].elementMult(three[0]);
        MatrixVariable[] five = tape.inputs(new DMatrixRMaj(1, 1, true, 5));
        MatrixVariable square = five[0].elementMult(five[0]);
        String stale = "variable 1 is from an earlier recording";
        untimely(stale, nine::value);
        untimely(stale, () -> tape.gradient(nine));
        untimely(stale, () -> nine.plus(square));
        untimely("variable 0 is from an earlier recording", () -> five[0].plus(three[0]));
        assertEquals("matrix variable 1", nine.toString());
        assertEquals("1x1 matrix variable 1", square.toString());
        tape.gradient(square);
        untimely(stale, nine::adjoint);
        assertEquals(10, five[0].adjoint().get(0));
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static void untimely(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalStateException.class, call::run).getMessage());
    }
}
