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
 * and allocates nothing but its handles; one of another circuit or of other shapes is as valid, and allocates what it
 * lacks. An adjoint's first contribution overwrites and later ones add; constants, and what depends on constants alone,
 * have no adjoint. The memory of a longer recording is kept until {@link #reset}.
 *
 * <p>Tangents are beside the values: {@link #jvp(MatrixVariable, DMatrixRMaj...) J·v} pushes them through the recording, and
 * {@link #hvp(MatrixVariable, DMatrixRMaj...) H·v} walks back the adjoints together with theirs, which is forward over reverse
 * mode. Both take a recording as it is, any number of times, and are allocation-free once each node has its buffers, but for
 * determinants.
 *
 * <p>0·∞ = 0 in the chain rule, as {@link org.gradcost.gate.ChainRule} states it.
 *
 * <p>For one thread.
 */
public final class MatrixTape {
    private Scratch scratch = new Scratch();
    private MatrixNode[] nodes = new MatrixNode[16];
    private int allocated;
    private int count;
    private int inputCount;
    private int recordedGates;

    /** Counts recordings: a handle of another one is refused. */
    private int recording;

    /** Counts walks back: an adjoint of another one is zero. */
    private long walk;

    private boolean pulledBack;

    /** Whether the last walk back carried tangents. */
    private boolean pulledBackTangents;

    /**
     * Begins a recording: every variable of an earlier one becomes invalid.
     *
     * @param x the inputs, at least one and none empty. They are referenced, not copied: they may be changed between
     *     recordings, but not between a recording and its gradient, and none may be a value of this tape, whose buffer
     *     the recording writes to
     * @return the inputs' variables
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public MatrixVariable[] inputs(DMatrixRMaj... x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("inputs: none given");
        }
        for (DMatrixRMaj input : x) {
            Shapes.requireElements("inputs", input);
        }
        begin();
        inputCount = x.length;
        MatrixVariable[] inputs = new MatrixVariable[x.length];
        for (int i = 0; i < x.length; i++) {
            MatrixNode node = next();
            node.refer(x[i], true);
            count++;
            inputs[i] = new MatrixVariable(this, node, recording);
        }
        return inputs;
    }

    /**
     * Returns a constant of this recording. The matrix is referenced, not copied, and must stay as it is until the gradient.
     *
     * @throws IllegalArgumentException if it is empty
     * @throws IllegalStateException if no recording has begun
     */
    public MatrixVariable constant(DMatrixRMaj value) {
        Shapes.requireElements("constant", value);
        if (count == 0) {
            throw new IllegalStateException("constant: no recording, begin one with inputs");
        }
        MatrixNode node = next();
        node.refer(value, false);
        count++;
        return new MatrixVariable(this, node, recording);
    }

    /**
     * Computes the gradient of a 1×1 output, into the adjoints of all variables that it depends on; the others' are zeros, and all
     * are if it depends on no input.
     *
     * @throws IllegalArgumentException if the output is not 1×1, or is of another tape
     * @throws IllegalStateException if it is from an earlier recording
     */
    public void gradient(MatrixVariable output) {
        requireScalar("gradient", output);
        output.node.seed(++walk).data[0] = 1;
        walkBack(output.node);
    }

    /**
     * Computes the gradient of a 1×1 output with respect to all inputs, each row-major, one after the other, into g; zeros if it
     * depends on none.
     *
     * @param g as long as all inputs have elements
     * @throws IllegalArgumentException as above, or if the length is wrong
     * @throws IllegalStateException as above
     */
    public void gradient(MatrixVariable output, double[] g) {
        requireOutput("gradient", output);
        requireElements("gradient", g);
        gradient(output);
        copyAdjoints(g);
    }

    /**
     * Computes a vector-Jacobian product: adjoints for the given adjoint of the output, which has its shape and is copied.
     *
     * @throws IllegalArgumentException if the shapes differ, or the output is of another tape
     * @throws IllegalStateException if the output is from an earlier recording
     */
    public void pullback(MatrixVariable output, DMatrixRMaj seed) {
        requireOutput("pullback", output);
        DMatrixRMaj value = output.node.value;
        if (seed.numRows != value.numRows || seed.numCols != value.numCols) {
            throw new IllegalArgumentException(
                    "pullback: output is " + Shapes.of(value) + ", its adjoint " + Shapes.of(seed));
        }
        System.arraycopy(seed.data, 0, output.node.seed(++walk).data, 0, seed.getNumElements());
        walkBack(output.node);
    }

    /**
     * Computes a Jacobian-vector product: the tangent of the output along a direction of the inputs; zero if it depends on none.
     *
     * @param direction a matrix for each input, of its shape; copied
     * @return the tangent, shaped as the output. Read only; valid until the next recording, jvp or hvp
     * @throws IllegalArgumentException if number or shapes differ, or the output is of another tape
     * @throws IllegalStateException if the output is from an earlier recording
     */
    public DMatrixRMaj jvp(MatrixVariable output, DMatrixRMaj... direction) {
        requireOutput("jvp", output);
        MatrixTangentSweep.seed("jvp", nodes, inputCount, direction);
        return MatrixTangentSweep.push(nodes, inputCount, output.node);
    }

    /**
     * Computes the gradient of a 1×1 output and the product of its Hessian with a direction of the inputs: {@link
     * MatrixVariable#adjoint()} and {@link MatrixVariable#adjointTangent()} of the inputs.
     *
     * @param direction a matrix for each input, of its shape; copied
     * @throws IllegalArgumentException as of {@link #jvp}, or if the output is not 1×1
     * @throws IllegalStateException if the output is from an earlier recording
     * @throws UnsupportedOperationException if a gate states no second derivative
     */
    public void hvp(MatrixVariable output, DMatrixRMaj... direction) {
        requireScalar("hvp", output);
        MatrixTangentSweep.seed("hvp", nodes, inputCount, direction);
        walkBackWithTangents(output.node);
    }

    /**
     * Computes the gradient of a 1×1 output and the product H·v of its Hessian, all inputs row-major and one after the other.
     *
     * @param v the direction; as long as all inputs have elements, as are the two that follow
     * @param gradient receives the gradient
     * @param hv receives H·v
     * @throws IllegalArgumentException as above, or if a length is wrong
     * @throws IllegalStateException as above
     * @throws UnsupportedOperationException as above
     */
    public void hvp(MatrixVariable output, double[] v, double[] gradient, double[] hv) {
        requireScalar("hvp", output);
        requireElements("hvp", v);
        requireElements("hvp", gradient);
        requireElements("hvp", hv);
        MatrixTangentSweep.seed(nodes, inputCount, v);
        walkBackWithTangents(output.node);
        copyAdjoints(gradient);
        MatrixTangentSweep.copyAdjoints(nodes, inputCount, walk, hv);
    }

    /** Returns the number of gates of this recording that depend on an input: those that a gradient may have to pull back. */
    public int recordedGates() {
        return recordedGates;
    }

    /**
     * Returns the bytes of elements that the tape holds: values, adjoints, workspaces. Inputs' and constants' values are the
     * caller's and not counted.
     */
    public long bytes() {
        long bytes = scratch.bytes();
        for (int i = 0; i < allocated; i++) {
            bytes += nodes[i].bytes();
        }
        return bytes;
    }

    /** Forgets everything and releases its memory. */
    public void reset() {
        Arrays.fill(nodes, 0, allocated, null);
        scratch = new Scratch();
        allocated = 0;
        begin();
    }

    private void begin() {
        recording++;
        count = 0;
        inputCount = 0;
        recordedGates = 0;
        pulledBack = false;
        pulledBackTangents = false;
    }

    MatrixVariable record(UnaryMatrixGate gate, MatrixVariable a) {
        requireRecorded(a);
        MatrixNode c = next();
        c.compute(gate, a.node);
        return recorded(c);
    }

    MatrixVariable record(BinaryMatrixGate gate, MatrixVariable a, MatrixVariable b) {
        if (b.tape != this) {
            throw new IllegalArgumentException(gate.name() + ": variables of two tapes");
        }
        requireRecorded(a);
        requireRecorded(b);
        MatrixNode c = next();
        c.compute(gate, a.node, b.node);
        return recorded(c);
    }

    /** Returns the gate that the node at the next position last had, if of one argument. */
    UnaryMatrixGate expected() {
        return count < allocated ? nodes[count].unary() : null;
    }

    /** Returns the gate that the node at the next position last had, if of two arguments. */
    BinaryMatrixGate expectedBinary() {
        return count < allocated ? nodes[count].binary() : null;
    }

    boolean isRecorded(MatrixVariable v) {
        return v.recording == recording;
    }

    void requireRecorded(MatrixVariable v) {
        if (v.recording != recording) {
            throw new IllegalStateException("variable " + v.node.position + " is from an earlier recording");
        }
    }

    DMatrixRMaj adjoint(MatrixVariable v) {
        requireWalked("adjoint", v, pulledBack, "a gradient or pullback");
        return v.node.adjoint(walk);
    }

    DMatrixRMaj adjointTangent(MatrixVariable v) {
        requireWalked("adjointTangent", v, pulledBackTangents, "an hvp");
        return v.node.tangents().adjoint(walk);
    }

    private void requireWalked(String what, MatrixVariable v, boolean walked, String first) {
        requireRecorded(v);
        if (!walked) {
            throw new IllegalStateException(what + ": take " + first + " of this recording first");
        }
        if (!v.node.active) {
            throw new IllegalStateException(what + ": a constant has none");
        }
    }

    private void walkBackWithTangents(MatrixNode output) {
        MatrixTangentSweep.push(nodes, inputCount, output);
        output.seed(++walk).data[0] = 1;
        MatrixTangentSweep.walkBack(nodes, inputCount, output, walk);
        pulledBack = true;
        pulledBackTangents = true;
    }

    private void copyAdjoints(double[] g) {
        int from = 0;
        for (int i = 0; i < inputCount; i++) {
            DMatrixRMaj adjoint = nodes[i].adjoint(walk);
            int elements = adjoint.getNumElements();
            System.arraycopy(adjoint.data, 0, g, from, elements);
            from += elements;
        }
    }

    private void requireScalar(String what, MatrixVariable output) {
        requireOutput(what, output);
        DMatrixRMaj value = output.node.value;
        if (value.numRows != 1 || value.numCols != 1) {
            throw new IllegalArgumentException(what + ": output is " + Shapes.of(value) + ", not 1x1");
        }
    }

    private void requireElements(String what, double[] array) {
        long n = 0;
        for (int i = 0; i < inputCount; i++) {
            n += nodes[i].value.getNumElements();
        }
        if (array.length != n) {
            throw new IllegalArgumentException(what + ": " + n + " inputs into an array of " + array.length);
        }
    }

    private void requireOutput(String what, MatrixVariable output) {
        if (output.tape != this) {
            throw new IllegalArgumentException(what + ": the output is a variable of another tape");
        }
        requireRecorded(output);
    }

    private void walkBack(MatrixNode output) {
        pulledBack = true;
        pulledBackTangents = false;
        if (output.active) { // else the walk reaches no input, and all adjoints are zero
            for (int i = output.position; i >= inputCount; i--) {
                nodes[i].pullBack(walk);
            }
        }
    }

    /** Returns the node at the next position, which counts only once its gate has succeeded. */
    private MatrixNode next() {
        if (count == allocated) {
            if (allocated == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * allocated);
            }
            nodes[allocated] = new MatrixNode(allocated, scratch);
            allocated++;
        }
        return nodes[count];
    }

    private MatrixVariable recorded(MatrixNode c) {
        count++;
        if (c.active) {
            recordedGates++;
        }
        return new MatrixVariable(this, c, recording);
    }
}
