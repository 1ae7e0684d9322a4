package org.gradcost.circuit;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A matrix that records every gate that computed it. It is meant for showing circuits, not for speed. A constant has no
 * node.
 */
public final class TracedMatrix implements Matrix<TracedMatrix> {

    private final DMatrixRMaj value;
    private final Node<DMatrixRMaj> node;

    private TracedMatrix(DMatrixRMaj value, Node<DMatrixRMaj> node) {
        this.value = value;
        this.node = node;
    }

    static TracedMatrix input(String name, DMatrixRMaj value) {
        return new TracedMatrix(value, Node.input(name, value));
    }

    /** Returns the node of this matrix, or null for a constant. */
    Node<DMatrixRMaj> node() {
        return node;
    }

    @Override
    public DMatrixRMaj value() {
        return value;
    }

    @Override
    public TracedMatrix constant(DMatrixRMaj constant) {
        return new TracedMatrix(constant, null);
    }

    @Override
    public TracedMatrix apply(UnaryMatrixGate gate) {
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, c);
        Workspace w = new Workspace();
        gate.value(value, c, w);
        return node == null
                ? constant(c)
                : new TracedMatrix(
                        c, Node.gate(Label.function(gate.name()), c, List.of(node), new Unary(gate, value, c, w)));
    }

    @Override
    public TracedMatrix apply(BinaryMatrixGate gate, TracedMatrix b) {
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, b.value, c);
        Workspace w = new Workspace();
        gate.value(value, b.value, c, w);
        if (node == null && b.node == null) {
            return constant(c);
        }
        Binary rule = new Binary(gate, value, b.value, c, w, node != null);
        if (node != null && b.node != null) {
            return new TracedMatrix(c, Node.gate(Label.function(gate.name()), c, List.of(node, b.node), rule));
        }
        String constant = MatrixValues.shape(node == null ? value : b.value);
        Label label = new Label(
                Label.function(gate.name()).symbol() + " " + constant,
                gate.name() + (node == null ? "(" + constant + ", {0})" : "({0}, " + constant + ")"));
        return new TracedMatrix(c, Node.gate(label, c, List.of(node == null ? b.node : node), rule));
    }

    private record Unary(UnaryMatrixGate gate, DMatrixRMaj a, DMatrixRMaj c, Workspace w) implements Rule<DMatrixRMaj> {

        @Override
        public DMatrixRMaj push(int argument, DMatrixRMaj tangent) {
            DMatrixRMaj dc = c.createLike();
            gate.push(a, c, tangent, dc, w);
            return dc;
        }

        @Override
        public DMatrixRMaj pull(int argument, DMatrixRMaj adjoint) {
            DMatrixRMaj da = a.createLike();
            gate.pull(a, c, adjoint, da, w);
            return da;
        }

        @Override
        public String slope(int argument) {
            return MatrixValues.slope(c, a);
        }
    }

    /** The rule of a gate of two arguments. If one of them is a constant, {@code firstMoves} is true if it is the second. */
    private record Binary(
            BinaryMatrixGate gate, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w, boolean firstMoves)
            implements Rule<DMatrixRMaj> {

        private boolean first(int argument) {
            return argument == 0 && firstMoves;
        }

        @Override
        public DMatrixRMaj push(int argument, DMatrixRMaj tangent) {
            DMatrixRMaj dc = c.createLike();
            if (first(argument)) {
                gate.pushFirst(a, b, c, tangent, dc, w);
            } else {
                gate.pushSecond(a, b, c, tangent, dc, w);
            }
            return dc;
        }

        @Override
        public DMatrixRMaj pull(int argument, DMatrixRMaj adjoint) {
            DMatrixRMaj d = (first(argument) ? a : b).createLike();
            if (first(argument)) {
                gate.pullFirst(a, b, c, adjoint, d, w);
            } else {
                gate.pullSecond(a, b, c, adjoint, d, w);
            }
            return d;
        }

        @Override
        public String slope(int argument) {
            return gate.name().equals("mult")
                    ? MatrixValues.product(a, b, c, first(argument))
                    : MatrixValues.slope(c, first(argument) ? a : b);
        }
    }
}
