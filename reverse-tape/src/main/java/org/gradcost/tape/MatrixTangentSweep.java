package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.Shapes;

/**
 * Sweeps of tangents over the recording of a {@link MatrixTape}. A forward sweep gives J·v; a reverse sweep that propagates
 * adjoints and their tangents gives H·v, by forward-over-reverse mode. The first nodes are the inputs.
 */
final class MatrixTangentSweep {

    private MatrixTangentSweep() {}

    /** Copies a direction, given as one matrix for each input, to the tangents of the inputs. */
    static void seed(String what, MatrixNode[] nodes, int inputs, DMatrixRMaj[] direction) {
        if (direction.length != inputs) {
            throw new IllegalArgumentException(
                    what + ": " + inputs + " inputs, but a direction of " + direction.length + " matrices");
        }
        for (int i = 0; i < inputs; i++) {
            DMatrixRMaj value = nodes[i].value;
            if (direction[i].numRows != value.numRows || direction[i].numCols != value.numCols) {
                throw new IllegalArgumentException(what + ": input " + i + " is " + Shapes.of(value)
                        + ", its direction " + Shapes.of(direction[i]));
            }
            System.arraycopy(direction[i].data, 0, nodes[i].tangents().shapedValue().data, 0, value.getNumElements());
        }
    }

    /** Copies a direction, given as the elements of all inputs in one array, to the tangents of the inputs. */
    static void seed(MatrixNode[] nodes, int inputs, double[] v) {
        int from = 0;
        for (int i = 0; i < inputs; i++) {
            DMatrixRMaj tangent = nodes[i].tangents().shapedValue();
            System.arraycopy(v, from, tangent.data, 0, tangent.getNumElements());
            from += tangent.getNumElements();
        }
    }

    /**
     * Propagates the tangents of the inputs forward to an output, and returns its tangent, which is zero if it depends on no
     * input.
     */
    static DMatrixRMaj push(MatrixNode[] nodes, int inputs, MatrixNode output) {
        if (!output.active) {
            output.tangents().shapedValue().zero();
        }
        for (int i = inputs; i <= output.position; i++) {
            if (nodes[i].active) {
                nodes[i].tangents().push();
            }
        }
        return output.tangents().value();
    }

    /** Propagates adjoints and their tangents back from an output whose adjoint has been seeded and has tangent 0. */
    static void walkBack(MatrixNode[] nodes, int inputs, MatrixNode output, long walk) {
        if (!output.active) {
            return; // the walk reaches no input: all adjoints are zero
        }
        output.tangents().seedAdjoint(walk).zero();
        for (int i = output.position; i >= inputs; i--) {
            nodes[i].tangents().pullBack(walk);
        }
    }

    /** Copies the tangents of the adjoints of all inputs into one array. */
    static void copyAdjoints(MatrixNode[] nodes, int inputs, long walk, double[] hv) {
        int from = 0;
        for (int i = 0; i < inputs; i++) {
            DMatrixRMaj tangent = nodes[i].tangents().adjoint(walk);
            System.arraycopy(tangent.data, 0, hv, from, tangent.getNumElements());
            from += tangent.getNumElements();
        }
    }
}
