package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * The tangents of a {@link MatrixNode}: that of its value, which is propagated forward, and that of its adjoint, which is
 * propagated backward together with the adjoint. The tangent of a contribution Ā += Jᵀ·C̄ is Jᵀ·dC̄ plus the derivative of
 * Jᵀ·C̄ along the tangents of the values.
 */
final class NodeTangents {

    private final MatrixNode node;
    private DMatrixRMaj value;
    private DMatrixRMaj adjoint;

    /** The number of the reverse sweep in which the tangent of the adjoint last got a contribution. */
    private long reached;

    NodeTangents(MatrixNode node) {
        this.node = node;
    }

    /** Returns the matrix for the tangent of the value, of the same shape, to be overwritten. */
    DMatrixRMaj shapedValue() {
        return value = shaped(value);
    }

    /**
     * Returns the tangent of the adjoint when a reverse sweep reaches it for the first time, so that the caller overwrites
     * it.
     */
    DMatrixRMaj seedAdjoint(long walk) {
        reached = walk;
        return adjoint = shaped(adjoint);
    }

    DMatrixRMaj value() {
        return value;
    }

    /** Returns the tangent of the adjoint of a reverse sweep, which is zero if the sweep did not reach the node. */
    DMatrixRMaj adjoint(long walk) {
        if (reached != walk) {
            seedAdjoint(walk).zero();
        }
        return adjoint;
    }

    long bytes() {
        return MatrixNode.bytes(value) + MatrixNode.bytes(adjoint);
    }

    /** Computes the tangent of the value of a gate that depends on an input. */
    void push() {
        DMatrixRMaj to = shapedValue();
        MatrixNode a = node.first;
        MatrixNode b = node.second;
        if (node.unary() != null) {
            node.unary().push(a.value, node.value, a.tangents().value, to, node.workspace);
            return;
        }
        BinaryMatrixGate gate = node.binary();
        if (!a.active) {
            gate.pushSecond(a.value, b.value, node.value, b.tangents().value, to, node.workspace);
            return;
        }
        gate.pushFirst(a.value, b.value, node.value, a.tangents().value, to, node.workspace);
        if (b.active) {
            DMatrixRMaj second = node.workspace.contribution(to.numRows, to.numCols);
            gate.pushSecond(a.value, b.value, node.value, b.tangents().value, second, node.workspace);
            Workspace.add(second, to);
        }
    }

    /** Propagates the adjoint and its tangent, if the reverse sweep has reached the node, to the arguments that have one. */
    void pullBack(long walk) {
        if (!node.isReached(walk) || node.first == null) {
            return;
        }
        if (node.unary() != null) {
            pullBackUnary(walk);
            return;
        }
        if (node.first.active) {
            pullBackFirst(walk);
        }
        if (node.second.active) {
            pullBackSecond(walk);
        }
    }

    private void pullBackUnary(long walk) {
        UnaryMatrixGate gate = node.unary();
        MatrixNode a = node.first;
        boolean adds = a.isReached(walk);
        node.pullBackUnary(walk);
        NodeTangents to = a.tangents();
        if (adds) {
            gate.pullAdd(a.value, node.value, adjoint, to.adjoint, node.workspace);
        } else {
            gate.pull(a.value, node.value, adjoint, to.seedAdjoint(walk), node.workspace);
        }
        gate.pullAlong(a.value, node.value, to.value, value, node.adjoint(walk), to.adjoint, node.workspace);
    }

    private void pullBackFirst(long walk) {
        BinaryMatrixGate gate = node.binary();
        MatrixNode a = node.first;
        MatrixNode b = node.second;
        boolean adds = a.isReached(walk);
        node.pullBackFirst(walk);
        NodeTangents to = a.tangents();
        if (adds) {
            gate.pullFirstAdd(a.value, b.value, node.value, adjoint, to.adjoint, node.workspace);
        } else {
            gate.pullFirst(a.value, b.value, node.value, adjoint, to.seedAdjoint(walk), node.workspace);
        }
        DMatrixRMaj held = node.adjoint(walk);
        gate.pullFirstAlongFirst(a.value, b.value, node.value, to.value, held, to.adjoint, node.workspace);
        if (b.active) {
            DMatrixRMaj db = b.tangents().value;
            gate.pullFirstAlongSecond(a.value, b.value, node.value, db, held, to.adjoint, node.workspace);
        }
    }

    private void pullBackSecond(long walk) {
        BinaryMatrixGate gate = node.binary();
        MatrixNode a = node.first;
        MatrixNode b = node.second;
        boolean adds = b.isReached(walk);
        node.pullBackSecond(walk);
        NodeTangents to = b.tangents();
        if (adds) {
            gate.pullSecondAdd(a.value, b.value, node.value, adjoint, to.adjoint, node.workspace);
        } else {
            gate.pullSecond(a.value, b.value, node.value, adjoint, to.seedAdjoint(walk), node.workspace);
        }
        DMatrixRMaj held = node.adjoint(walk);
        gate.pullSecondAlongSecond(a.value, b.value, node.value, to.value, held, to.adjoint, node.workspace);
        if (a.active) {
            DMatrixRMaj da = a.tangents().value;
            gate.pullSecondAlongFirst(a.value, b.value, node.value, da, held, to.adjoint, node.workspace);
        }
    }

    private DMatrixRMaj shaped(DMatrixRMaj m) {
        if (m == null) {
            return new DMatrixRMaj(node.value.numRows, node.value.numCols);
        }
        m.reshape(node.value.numRows, node.value.numCols);
        return m;
    }
}
