package org.gradcost.tape;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.Shapes;

/**
 * Tangents of a {@link MatrixTape}'s recording: forward through the nodes, which is J·v, and back again beside the adjoints, which
 * is forward over reverse mode and gives H·v. The first nodes are the inputs.
 */
final class MatrixTangentSweep {

    private MatrixTangentSweep() {}

    /** Copies a direction, a matrix for each input, to the tangents of the inputs. */
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

    /** Copies a direction, of all inputs one after the other, to the tangents of the inputs. */
    static void seed(MatrixNode[] nodes, int inputs, double[] v) {
        int from = 0;
        for (int i = 0; i < inputs; i++) {
            DMatrixRMaj tangent = nodes[i].tangents().shapedValue();
            System.arraycopy(v, from, tangent.data, 0, tangent.getNumElements());
            from += tangent.getNumElements();
        }
    }

    /** Pushes the tangents of the inputs forward to an output, and returns its tangent; zero if it depends on no input. */
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

    /** Walks adjoints and their tangents back from an output whose adjoint has been seeded and does not move. */
    static void walkBack(MatrixNode[] nodes, int inputs, MatrixNode output, long walk) {
        if (!output.active) {
            return; // the walk reaches no input: all adjoints are zero
        }
        output.tangents().seedAdjoint(walk).zero();
        for (int i = output.position; i >= inputs; i--) {
            nodes[i].tangents().pullBack(walk);
        }
    }

    /** Copies the tangents of the inputs' adjoints into an array, one after the other. */
    static void copyAdjoints(MatrixNode[] nodes, int inputs, long walk, double[] hv) {
        int from = 0;
        for (int i = 0; i < inputs; i++) {
            DMatrixRMaj tangent = nodes[i].tangents().adjoint(walk);
            System.arraycopy(tangent.data, 0, hv, from, tangent.getNumElements());
            from += tangent.getNumElements();
        }
    }
}
