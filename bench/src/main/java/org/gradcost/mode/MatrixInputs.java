package org.gradcost.mode;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.MatrixCircuit;

/** The inputs of a matrix circuit: a vector of n numbers, cut into matrices one after the other, row by row. */
public final class MatrixInputs {

    private final DMatrixRMaj[] matrices;

    /** Room for the inputs of a circuit. */
    public MatrixInputs(MatrixCircuit problem) {
        int[][] shapes = problem.shapes();
        matrices = new DMatrixRMaj[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            matrices[i] = new DMatrixRMaj(shapes[i][0], shapes[i][1]);
        }
    }

    /** The matrices, filled from x; the same objects at every call. */
    public DMatrixRMaj[] of(double[] x) {
        int from = 0;
        for (DMatrixRMaj matrix : matrices) {
            int elements = matrix.getNumElements();
            System.arraycopy(x, from, matrix.data, 0, elements);
            from += elements;
        }
        return matrices;
    }
}
