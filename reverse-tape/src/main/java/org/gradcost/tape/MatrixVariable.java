package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Scratch;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A matrix on a {@link MatrixTape}: the handle that a circuit holds and the node that the tape keeps are one object,
 * with the buffers of its value and its adjoint. It is an input, a constant, or the output of a gate.
 *
 * <p>It is valid in the recording that made it. The tape uses it again at the same position of the next recording;
 * before that position is reached, or after a reset, using it throws an {@link IllegalStateException}.
 */
public final class MatrixVariable implements Matrix<MatrixVariable> {
    final MatrixTape tape;
    final int position;

    /** The value: the caller's own matrix for an input or constant, else {@link #result}. */
    DMatrixRMaj value;

    /** Whether a path leads here from an input: only then is there an adjoint. */
    boolean active;

    /** The walk in which the adjoint last got a contribution. */
    private long reached;

    private final Workspace workspace;
    private DMatrixRMaj result;
    private DMatrixRMaj adjoint;
    private UnaryMatrixGate unary;
    private BinaryMatrixGate binary;
    private MatrixVariable first;
    private MatrixVariable second;

    MatrixVariable(MatrixTape tape, int position, Scratch scratch) {
        this.tape = tape;
        this.position = position;
        this.workspace = new Workspace(scratch);
    }

    /** The value, r×c. Read only; valid until the next recording. */
    @Override
    public DMatrixRMaj value() {
        tape.requireRecorded(this);
        return value;
    }

    /**
     * The adjoint, r×c: the derivative of the last gradient's output with respect to this variable, or the last
     * pullback's vector-Jacobian product. Zero if no path leads from here to that output. Read only; valid until the
     * next recording, gradient or pullback.
     *
     * @throws IllegalStateException if this recording has not been pulled back, or this is a constant
     */
    public DMatrixRMaj adjoint() {
        tape.requirePulledBack(this);
        if (!active) {
            throw new IllegalStateException("adjoint: a constant has none");
        }
        if (reached != tape.walk()) {
            shapedAdjoint().zero();
            reached = tape.walk();
        }
        return adjoint;
    }

    @Override
    public MatrixVariable constant(DMatrixRMaj constant) {
        return tape.constant(constant);
    }

    @Override
    public MatrixVariable apply(UnaryMatrixGate gate) {
        return tape.record(gate, this);
    }

    @Override
    public MatrixVariable apply(BinaryMatrixGate gate, MatrixVariable b) {
        return tape.record(gate, this, b);
    }

    @Override
    public UnaryMatrixGate expected() {
        return tape.expected();
    }

    @Override
    public BinaryMatrixGate expectedBinary() {
        return tape.expectedBinary();
    }

    /** E.g. {@code 2x3 matrix variable 7}. */
    @Override
    public String toString() {
        return (value == null ? "" : Shapes.of(value) + " ") + "matrix variable " + position;
    }

    UnaryMatrixGate unary() {
        return unary;
    }

    BinaryMatrixGate binary() {
        return binary;
    }

    /** Becomes an input or a constant. */
    void refer(DMatrixRMaj matrix, boolean input) {
        value = matrix;
        active = input;
        unary = null;
        binary = null;
        first = null;
        second = null;
    }

    void compute(UnaryMatrixGate gate, MatrixVariable a) {
        DMatrixRMaj c = result();
        gate.shape(a.value, c);
        gate.value(a.value, c, workspace);
        value = c;
        active = a.active;
        unary = gate;
        binary = null;
        first = a;
        second = null;
    }

    void compute(BinaryMatrixGate gate, MatrixVariable a, MatrixVariable b) {
        DMatrixRMaj c = result();
        gate.shape(a.value, b.value, c);
        gate.value(a.value, b.value, c, workspace);
        value = c;
        active = a.active || b.active;
        unary = null;
        binary = gate;
        first = a;
        second = b;
    }

    /** The adjoint, reached by a walk for the first time: whatever is in it is overwritten by the caller. */
    DMatrixRMaj seed(long walk) {
        reached = walk;
        return shapedAdjoint();
    }

    /** Carries this adjoint, if the walk has reached it, to the arguments that have one. */
    void pullBack(long walk) {
        if (reached != walk || first == null) {
            return;
        }
        if (unary != null) {
            pullBackUnary(walk);
            return;
        }
        if (first.active) {
            pullBackFirst(walk);
        }
        if (second.active) {
            pullBackSecond(walk);
        }
    }

    private void pullBackUnary(long walk) {
        if (first.reached == walk) {
            unary.pullAdd(first.value, value, adjoint, first.adjoint, workspace);
        } else {
            unary.pull(first.value, value, adjoint, first.seed(walk), workspace);
        }
    }

    private void pullBackFirst(long walk) {
        if (first.reached == walk) {
            binary.pullFirstAdd(first.value, second.value, value, adjoint, first.adjoint, workspace);
        } else {
            binary.pullFirst(first.value, second.value, value, adjoint, first.seed(walk), workspace);
        }
    }

    private void pullBackSecond(long walk) {
        if (second.reached == walk) {
            binary.pullSecondAdd(first.value, second.value, value, adjoint, second.adjoint, workspace);
        } else {
            binary.pullSecond(first.value, second.value, value, adjoint, second.seed(walk), workspace);
        }
    }

    private DMatrixRMaj result() {
        if (result == null) {
            result = new DMatrixRMaj();
        }
        return result;
    }

    private DMatrixRMaj shapedAdjoint() {
        if (adjoint == null) {
            adjoint = new DMatrixRMaj(value.numRows, value.numCols);
        } else {
            adjoint.reshape(value.numRows, value.numCols);
        }
        return adjoint;
    }

    long bytes() {
        return workspace.bytes() + bytes(result) + bytes(adjoint);
    }

    private static long bytes(DMatrixRMaj m) {
        return m == null ? 0 : (long) Double.BYTES * m.data.length;
    }
}
