package org.gradcost.family;

import org.gradcost.gate.matrix.Matrix;

/** A problem whose circuit can be written in matrix gates. */
public interface MatrixCircuit extends Problem {

    /**
     * Returns the shapes {rows, columns} of the matrices that the inputs fill, row by row and one matrix after the
     * other.
     */
    int[][] shapes();

    /**
     * Evaluates the function, in any mode.
     *
     * @param x one matrix for each of {@link #shapes}
     * @return a 1×1 matrix; of a {@link MapProblem}, its outputs as a column
     */
    <M extends Matrix<M>> M matrix(M[] x);
}
