package org.gradcost.mode;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.MatrixCircuit;

/** The inputs of a matrix circuit: a vector of n numbers, divided into consecutive matrices, row by row. */
public final class MatrixInputs {

    private final DMatrixRMaj[] matrices;
    private final int elements;

    /** Creates matrices for the inputs of a circuit. */
    public MatrixInputs(MatrixCircuit problem) {
        int[][] shapes = problem.shapes();
        matrices = new DMatrixRMaj[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            matrices[i] = isView()
                    ? DMatrixRMaj.wrap(shapes[i][0], shapes[i][1], problem.inputs())
                    : new DMatrixRMaj(shapes[i][0], shapes[i][1]);
        }
        elements = problem.inputs().length;
        moveTo(problem.inputs());
    }

    /** Fills the matrices from x, or makes a single matrix a view of x. */
    public void moveTo(double[] x) {
        if (isView()) {
            matrices[0].setData(x);
            return;
        }
        int from = 0;
        for (DMatrixRMaj matrix : matrices) {
            int count = matrix.getNumElements();
            System.arraycopy(x, from, matrix.data, 0, count);
            from += count;
        }
    }

    private boolean isView() {
        return matrices.length == 1;
    }

    /** Returns the matrices, the same objects at every call. */
    public DMatrixRMaj[] matrices() {
        return matrices;
    }

    /** Returns the number of inputs in all matrices together. */
    public int elements() {
        return elements;
    }
}
