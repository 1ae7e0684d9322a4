package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A matrix on a {@link MatrixTape}: an input, a constant, or the output of a gate.
 *
 * <p>It is valid during the recording in which it was created. After the next recording has started, or after a reset, its
 * methods throw an {@link IllegalStateException}.
 */
public final class MatrixVariable implements Matrix<MatrixVariable> {
    final MatrixTape tape;
    final MatrixNode node;
    final int recording;

    MatrixVariable(MatrixTape tape, MatrixNode node, int recording) {
        this.tape = tape;
        this.node = node;
        this.recording = recording;
    }

    /** Returns the value, r×c. It must not be written to, and is valid until the next recording. */
    @Override
    public DMatrixRMaj value() {
        tape.requireRecorded(this);
        return node.value;
    }

    /**
     * Returns the adjoint, r×c: the derivative, with respect to this variable, of the output of the last gradient or hvp, or
     * the vector-Jacobian product of the last pullback. It is zero if that output does not depend on this variable. The
     * matrix must not be written to, and is valid until the next recording, gradient, pullback or hvp.
     *
     * @throws IllegalStateException if there has been no gradient, pullback or hvp in this recording, or if this is a
     *     constant
     */
    public DMatrixRMaj adjoint() {
        return tape.adjoint(this);
    }

    /**
     * Returns the tangent of the adjoint, r×c, along the direction of the last hvp. For an input it is its part of H·v. It
     * is zero if the output does not depend on this variable. The matrix must not be written to, and is valid until the next
     * recording, gradient, pullback or hvp.
     *
     * @throws IllegalStateException if the last reverse sweep of this recording was not that of an hvp, or if this is a
     *     constant
     */
    public DMatrixRMaj adjointTangent() {
        return tape.adjointTangent(this);
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

    /** Returns the shape and the position in the recording, e.g. {@code 2x3 matrix variable 7}. */
    @Override
    public String toString() {
        boolean valid = tape.isRecorded(this);
        return (valid ? Shapes.of(node.value) + " " : "") + "matrix variable " + node.position;
    }
}
