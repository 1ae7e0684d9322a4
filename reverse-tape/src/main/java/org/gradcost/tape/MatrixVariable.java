package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A matrix on a {@link MatrixTape}: the handle that a circuit holds to an input, a constant, or the output of a gate.
 *
 * <p>It is valid in the recording that made it. Once the next one has begun, or after a reset, using it throws an
 * {@link IllegalStateException}.
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

    /** Returns the value, r×c. Read only; valid until the next recording. */
    @Override
    public DMatrixRMaj value() {
        tape.requireRecorded(this);
        return node.value;
    }

    /**
     * Returns the adjoint, r×c: the derivative of the last gradient's output with respect to this variable, or the last
     * pullback's vector-Jacobian product. Zero if no path leads from here to that output. Read only; valid until the
     * next recording, gradient or pullback.
     *
     * @throws IllegalStateException if this recording has not been pulled back, or this is a constant
     */
    public DMatrixRMaj adjoint() {
        return tape.adjoint(this);
    }

    /**
     * Returns the tangent of the adjoint, r×c, along the last hvp's direction: of an input its part of H·v. Zero if no path leads
     * from here to that output. Read only; valid until the next recording, gradient, pullback or hvp.
     *
     * @throws IllegalStateException if the last walk back of this recording was no hvp, or this is a constant
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

    /** Returns e.g. {@code 2x3 matrix variable 7}. */
    @Override
    public String toString() {
        boolean valid = tape.isRecorded(this);
        return (valid ? Shapes.of(node.value) + " " : "") + "matrix variable " + node.position;
    }
}
