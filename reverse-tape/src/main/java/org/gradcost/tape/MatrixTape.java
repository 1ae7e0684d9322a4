package org.gradcost.tape;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Scratch;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * Reverse mode on matrices: records a circuit while it is computed, then walks it back once for the whole gradient.
 *
 * <pre>{@code
 *   MatrixTape tape = new MatrixTape();
 *   MatrixVariable[] x = tape.inputs(a, b);          // begins a recording
 *   MatrixVariable f = x[0].mult(x[1]).normF();
 *   tape.gradient(f);
 *   x[0].adjoint();                                  // ∂f/∂A
 * }</pre>
 *
 * <p>Nodes go by position. A recording of the same circuit again finds every node, buffer and workspace at its place
 * and allocates nothing; one of another circuit or of other shapes is as right, and allocates what it lacks. An
 * adjoint's first contribution overwrites and later ones add; constants, and what depends on constants alone, have no
 * adjoint. The memory of a longer recording is kept until {@link #reset}.
 *
 * <p>For one thread.
 */
public final class MatrixTape {
    private Scratch scratch = new Scratch();
    private MatrixVariable[] nodes = new MatrixVariable[16];
    private MatrixVariable[] inputs = new MatrixVariable[0];
    private int allocated;
    private int count;
    private int inputCount;
    private int recordedGates;
    private long walk;
    private boolean pulledBack;

    /**
     * Begins a recording: every variable of an earlier one becomes invalid until its position is recorded again.
     *
     * @param x the inputs, at least one and none empty. They are referenced, not copied: they may be changed between
     *     recordings, but not between a recording and its gradient, and none may be a value of this tape, whose buffer
     *     the recording writes to
     * @return the inputs' variables; the array too is used again by the next recording of as many inputs
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public MatrixVariable[] inputs(DMatrixRMaj... x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("inputs: none given");
        }
        for (DMatrixRMaj input : x) {
            Shapes.requireElements("inputs", input);
        }
        if (inputs.length != x.length) {
            inputs = new MatrixVariable[x.length];
        }
        count = 0;
        recordedGates = 0;
        pulledBack = false;
        inputCount = x.length;
        for (int i = 0; i < x.length; i++) {
            inputs[i] = next();
            inputs[i].refer(x[i], true);
            count++;
        }
        return inputs;
    }

    /**
     * A constant of this recording. The matrix is referenced, not copied, and must stay as it is until the gradient.
     *
     * @throws IllegalArgumentException if it is empty
     * @throws IllegalStateException if no recording has begun
     */
    public MatrixVariable constant(DMatrixRMaj value) {
        Shapes.requireElements("constant", value);
        if (count == 0) {
            throw new IllegalStateException("constant: no recording, begin one with inputs");
        }
        MatrixVariable c = next();
        c.refer(value, false);
        count++;
        return c;
    }

    /**
     * The gradient of a 1×1 output, into the adjoints of all variables that it depends on.
     *
     * @throws IllegalArgumentException if the output is not 1×1, depends on no input, or is of another tape
     * @throws IllegalStateException if it is from an earlier recording
     */
    public void gradient(MatrixVariable output) {
        requireOutput("gradient", output);
        if (output.value.numRows != 1 || output.value.numCols != 1) {
            throw new IllegalArgumentException("gradient: output is " + Shapes.of(output.value) + ", not 1x1");
        }
        walk++;
        output.seed(walk).data[0] = 1;
        walkBack(output);
    }

    /**
     * The gradient of a 1×1 output with respect to all inputs, each row-major, one after the other, into g.
     *
     * @param g as long as all inputs have elements
     * @throws IllegalArgumentException as above, or if the length is wrong
     * @throws IllegalStateException as above
     */
    public void gradient(MatrixVariable output, double[] g) {
        requireOutput("gradient", output);
        long n = 0;
        for (int i = 0; i < inputCount; i++) {
            n += nodes[i].value.getNumElements();
        }
        if (g.length != n) {
            throw new IllegalArgumentException("gradient: " + n + " inputs into an array of " + g.length);
        }
        gradient(output);
        int from = 0;
        for (int i = 0; i < inputCount; i++) {
            DMatrixRMaj adjoint = nodes[i].adjoint();
            int elements = adjoint.getNumElements();
            System.arraycopy(adjoint.data, 0, g, from, elements);
            from += elements;
        }
    }

    /**
     * A vector-Jacobian product: adjoints for the given adjoint of the output, which has its shape and is copied.
     *
     * @throws IllegalArgumentException if the shapes differ, or the output depends on no input or is of another tape
     * @throws IllegalStateException if the output is from an earlier recording
     */
    public void pullback(MatrixVariable output, DMatrixRMaj seed) {
        requireOutput("pullback", output);
        if (seed.numRows != output.value.numRows || seed.numCols != output.value.numCols) {
            throw new IllegalArgumentException(
                    "pullback: output is " + Shapes.of(output.value) + ", its adjoint " + Shapes.of(seed));
        }
        walk++;
        System.arraycopy(seed.data, 0, output.seed(walk).data, 0, seed.getNumElements());
        walkBack(output);
    }

    /** Gates of this recording that depend on an input: those that a gradient may have to pull back. */
    public int recordedGates() {
        return recordedGates;
    }

    /**
     * Bytes of elements that the tape holds: values, adjoints, workspaces. Inputs' and constants' values are the
     * caller's and not counted.
     */
    public long bytes() {
        long bytes = scratch.bytes();
        for (int i = 0; i < allocated; i++) {
            bytes += nodes[i].bytes();
        }
        return bytes;
    }

    /** Forgets everything and gives its memory back. */
    public void reset() {
        Arrays.fill(nodes, 0, allocated, null);
        inputs = new MatrixVariable[0];
        scratch = new Scratch();
        allocated = 0;
        count = 0;
        inputCount = 0;
        recordedGates = 0;
        pulledBack = false;
    }

    MatrixVariable record(UnaryMatrixGate gate, MatrixVariable a) {
        requireRecorded(a);
        MatrixVariable c = next();
        c.compute(gate, a);
        return recorded(c);
    }

    MatrixVariable record(BinaryMatrixGate gate, MatrixVariable a, MatrixVariable b) {
        if (b.tape != this) {
            throw new IllegalArgumentException(gate.name() + ": variables of two tapes");
        }
        requireRecorded(a);
        requireRecorded(b);
        MatrixVariable c = next();
        c.compute(gate, a, b);
        return recorded(c);
    }

    /** Of the node at the next position: its gate of one argument, if it has been one. */
    UnaryMatrixGate expected() {
        return count < allocated ? nodes[count].unary() : null;
    }

    /** The same of a gate of two arguments. */
    BinaryMatrixGate expectedBinary() {
        return count < allocated ? nodes[count].binary() : null;
    }

    /** A variable is of this recording if its position has been recorded, and by itself. */
    void requireRecorded(MatrixVariable v) {
        if (v.position >= count || nodes[v.position] != v) {
            throw new IllegalStateException("variable " + v.position + " is from an earlier recording");
        }
    }

    void requirePulledBack(MatrixVariable v) {
        requireRecorded(v);
        if (!pulledBack) {
            throw new IllegalStateException("adjoint: take a gradient or pullback of this recording first");
        }
    }

    long walk() {
        return walk;
    }

    private void requireOutput(String what, MatrixVariable output) {
        if (output.tape != this) {
            throw new IllegalArgumentException(what + ": the output is a variable of another tape");
        }
        requireRecorded(output);
        if (!output.active) {
            throw new IllegalArgumentException(what + ": the output depends on no input");
        }
    }

    private void walkBack(MatrixVariable output) {
        pulledBack = true;
        for (int i = output.position; i >= inputCount; i--) {
            nodes[i].pullBack(walk);
        }
    }

    /** The node at the next position, which counts only once its gate has succeeded. */
    private MatrixVariable next() {
        if (count == allocated) {
            if (allocated == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * allocated);
            }
            nodes[allocated] = new MatrixVariable(this, allocated, scratch);
            allocated++;
        }
        return nodes[count];
    }

    private MatrixVariable recorded(MatrixVariable c) {
        count++;
        if (c.active) {
            recordedGates++;
        }
        return c;
    }
}
