package org.gradcost.tape;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Scratch;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A tape for reverse mode with matrix gates. It records a function while it is evaluated, and one reverse sweep computes its
 * gradient with respect to all inputs.
 *
 * <pre>{@code
 *   MatrixTape tape = new MatrixTape();
 *   MatrixVariable[] x = tape.inputs(a, b);          // begins a recording
 *   MatrixVariable f = x[0].mult(x[1]).normF();
 *   tape.gradient(f);
 *   x[0].adjoint();                                  // ∂f/∂A
 * }</pre>
 *
 * <p>Nodes are identified by their position in the recording. If the same function is recorded again, each gate finds the
 * node, buffers and workspace of the previous recording at its position, and only the variables are allocated; a different
 * function, or other shapes, allocate what is missing. The memory of a longer recording is kept until {@link #reset}. The
 * first contribution to an adjoint overwrites it and later ones are added. Constants and nodes that depend only on constants
 * have no adjoint.
 *
 * <p>Directional derivatives can be computed from the same recording, any number of times:
 * {@link #jvp(MatrixVariable, DMatrixRMaj...) J·v} takes one forward sweep, and
 * {@link #hvp(MatrixVariable, DMatrixRMaj...) H·v}, in forward-over-reverse mode, one forward sweep and one reverse sweep of
 * adjoints and their tangents. Once each node has its buffers, neither allocates memory, except for determinants.
 *
 * <p>In the chain rule 0·∞ = 0, see {@link org.gradcost.gate.ChainRule}.
 *
 * <p>A tape must not be used by several threads.
 */
public final class MatrixTape {
    private Scratch scratch = new Scratch();
    private MatrixNode[] nodes = new MatrixNode[16];
    private int allocated;
    private int count;
    private int inputCount;
    private int recordedGates;

    /** The number of the current recording, by which variables of earlier recordings are recognised. */
    private int recording;

    /** The number of the last reverse sweep; an adjoint with another number counts as zero. */
    private long walk;

    private boolean pulledBack;

    /** Whether the last reverse sweep propagated tangents. */
    private boolean pulledBackTangents;

    /**
     * Starts a new recording with the given inputs. All variables of earlier recordings become invalid.
     *
     * @param x the values of the inputs: at least one matrix, none of them empty. The matrices are referenced, not copied.
     *     They may be changed between recordings, but not between a recording and its gradient. None of them may be a value
     *     returned by this tape, since the recording overwrites its buffers
     * @return one variable for each input
     * @throws IllegalArgumentException if there is no input, or one is empty
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
     * Returns a constant of this recording. The matrix is referenced, not copied, and must not be changed until the gradient
     * has been computed.
     *
     * @throws IllegalArgumentException if the matrix is empty
     * @throws IllegalStateException if no recording has been started
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
     * Computes the gradient of a 1×1 output, by one reverse sweep. The derivatives are then available as
     * {@link MatrixVariable#adjoint} of all variables; they are zero for variables on which the output does not depend.
     *
     * @throws IllegalArgumentException if the output is not 1×1 or belongs to another tape
     * @throws IllegalStateException if the output belongs to an earlier recording
     */
    public void gradient(MatrixVariable output) {
        requireScalar("gradient", output);
        output.node.seed(++walk).data[0] = 1;
        walkBack(output.node);
    }

    /**
     * Computes the gradient of a 1×1 output, by one reverse sweep, and copies it to an array.
     *
     * @param g receives the derivatives with respect to the elements of all inputs, input by input and row-major; its length
     *     is the total number of elements
     * @throws IllegalArgumentException if the output is not 1×1 or belongs to another tape, or if the
     *     length of the array is wrong
     * @throws IllegalStateException if the output belongs to an earlier recording
     */
    public void gradient(MatrixVariable output, double[] g) {
        requireOutput("gradient", output);
        requireElements("gradient", g);
        gradient(output);
        copyAdjoints(g);
    }

    /**
     * Computes a vector-Jacobian product, by one reverse sweep. The results are then available as
     * {@link MatrixVariable#adjoint}.
     *
     * @param seed the adjoint of the output, a matrix of the same shape; it is copied
     * @throws IllegalArgumentException if the shapes differ, or the output belongs to another tape
     * @throws IllegalStateException if the output belongs to an earlier recording
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
     * Returns a Jacobian-vector product: the tangent of the output along a direction of the inputs, computed by one forward
     * sweep over the recording.
     *
     * @param direction one matrix for each input, of the same shape; they are copied
     * @return the tangent, of the shape of the output. It must not be written to, and is valid until the next recording, jvp
     *     or hvp
     * @throws IllegalArgumentException if the directions do not match the inputs in number or shape, or if the output
     *     belongs to another tape
     * @throws IllegalStateException if the output belongs to an earlier recording
     */
    public DMatrixRMaj jvp(MatrixVariable output, DMatrixRMaj... direction) {
        requireOutput("jvp", output);
        MatrixTangentSweep.seed("jvp", nodes, inputCount, direction);
        return MatrixTangentSweep.push(nodes, inputCount, output.node);
    }

    /**
     * Computes the gradient of a 1×1 output and the product H·v of its Hessian with a direction of the inputs, by one
     * forward sweep and one reverse sweep. The results are then available as {@link MatrixVariable#adjoint()} and
     * {@link MatrixVariable#adjointTangent()} of the inputs.
     *
     * @param direction one matrix for each input, of the same shape; they are copied
     * @throws IllegalArgumentException if the directions do not match the inputs in number or shape, or if the output is not
     *     1×1 or belongs to another tape
     * @throws IllegalStateException if the output belongs to an earlier recording
     * @throws UnsupportedOperationException if a gate has no second derivative
     */
    public void hvp(MatrixVariable output, DMatrixRMaj... direction) {
        requireScalar("hvp", output);
        MatrixTangentSweep.seed("hvp", nodes, inputCount, direction);
        walkBackWithTangents(output.node);
    }

    /**
     * Computes the gradient of a 1×1 output and the product H·v of its Hessian with a direction, by one forward sweep and
     * one reverse sweep, and copies them to arrays. In each array the elements of all inputs are stored input by input and
     * row-major.
     *
     * @param v the direction, with one component for each element of the inputs
     * @param gradient an array of the same length, which receives the gradient
     * @param hv an array of the same length, which receives H·v
     * @throws IllegalArgumentException if the output is not 1×1 or belongs to another tape, or if the
     *     length of an array is wrong
     * @throws IllegalStateException if the output belongs to an earlier recording
     * @throws UnsupportedOperationException if a gate has no second derivative
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

    /** Returns the number of gates of this recording that depend on an input. */
    public int recordedGates() {
        return recordedGates;
    }

    /**
     * Returns the size of all elements that the tape stores in bytes: values, adjoints, tangents and workspaces. The values
     * of inputs and constants belong to the caller and are not counted.
     */
    public long bytes() {
        long bytes = scratch.bytes();
        for (int i = 0; i < allocated; i++) {
            bytes += nodes[i].bytes();
        }
        return bytes;
    }

    /** Discards the recording and releases all memory. */
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

    /**
     * Returns the gate that the previous recording had at the next position, or null if it was not a gate of one argument.
     */
    UnaryMatrixGate expected() {
        return count < allocated ? nodes[count].unary() : null;
    }

    /**
     * Returns the gate that the previous recording had at the next position, or null if it was not a gate of two arguments.
     */
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

    /** Returns the node at the next position. It only becomes part of the recording when its gate has been computed. */
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
