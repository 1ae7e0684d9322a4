package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Scratch;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A position of a {@link MatrixTape}, with the buffers of its value and adjoint: an input, a constant, or the output of a
 * gate. The next recording reuses it; a {@link MatrixVariable} refers to it during one recording.
 */
final class MatrixNode {
    final int position;

    /** The value: the caller's matrix for an input or constant, otherwise {@link #result}. */
    DMatrixRMaj value;

    /** Whether this node depends on an input, so that it has an adjoint. */
    boolean active;

    /** The number of the reverse sweep in which the adjoint last got a contribution. */
    private long reached;

    final Workspace workspace;
    private DMatrixRMaj result;
    private DMatrixRMaj adjoint;
    private UnaryMatrixGate unary;
    private BinaryMatrixGate binary;
    MatrixNode first;
    MatrixNode second;

    /** The tangents, or null until they are first needed. */
    private NodeTangents tangents;

    MatrixNode(int position, Scratch scratch) {
        this.position = position;
        this.workspace = new Workspace(scratch);
    }

    UnaryMatrixGate unary() {
        return unary;
    }

    BinaryMatrixGate binary() {
        return binary;
    }

    /** Makes this node an input or a constant. */
    void refer(DMatrixRMaj matrix, boolean input) {
        value = matrix;
        active = input;
        unary = null;
        binary = null;
        first = null;
        second = null;
    }

    /** Makes this node the output of a gate of one argument, and computes its value. */
    void compute(UnaryMatrixGate gate, MatrixNode a) {
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

    /** Makes this node the output of a gate of two arguments, and computes its value. */
    void compute(BinaryMatrixGate gate, MatrixNode a, MatrixNode b) {
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

    /** Returns the adjoint of a reverse sweep, which is zero if the sweep did not reach this node. */
    DMatrixRMaj adjoint(long walk) {
        if (reached != walk) {
            shapedAdjoint().zero();
            reached = walk;
        }
        return adjoint;
    }

    /** Returns the adjoint when a reverse sweep reaches it for the first time, so that the caller overwrites it. */
    DMatrixRMaj seed(long walk) {
        reached = walk;
        return shapedAdjoint();
    }

    boolean isReached(long walk) {
        return reached == walk;
    }

    NodeTangents tangents() {
        return tangents == null ? tangents = new NodeTangents(this) : tangents;
    }

    /** Propagates this adjoint, if the reverse sweep has reached it, to the arguments that have one. */
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

    void pullBackUnary(long walk) {
        if (first.reached == walk) {
            unary.pullAdd(first.value, value, adjoint, first.adjoint, workspace);
        } else {
            unary.pull(first.value, value, adjoint, first.seed(walk), workspace);
        }
    }

    void pullBackFirst(long walk) {
        if (first.reached == walk) {
            binary.pullFirstAdd(first.value, second.value, value, adjoint, first.adjoint, workspace);
        } else {
            binary.pullFirst(first.value, second.value, value, adjoint, first.seed(walk), workspace);
        }
    }

    void pullBackSecond(long walk) {
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
        return workspace.bytes() + bytes(result) + bytes(adjoint) + (tangents == null ? 0 : tangents.bytes());
    }

    static long bytes(DMatrixRMaj m) {
        return m == null ? 0 : (long) Double.BYTES * m.data.length;
    }
}
