package org.gradcost.family;

import org.gradcost.gate.matrix.Matrix;

/** A problem whose circuit can be written in matrix gates. */
public interface MatrixCircuit extends Problem {

    /** Returns the shapes {rows, columns} of the matrices that the inputs fill, one matrix after the other and row by row. */
    int[][] shapes();

    /**
     * Evaluates the function, in any mode.
     *
     * @param x one matrix for each of {@link #shapes}
     * @return a 1×1 matrix; for a {@link MapProblem}, its outputs as a column
     */
    <M extends Matrix<M>> M matrix(M[] x);
}
