package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** Checks of shapes. The exceptions have messages such as {@code mult: 5x10 by 9x3, inner sizes differ}. */
public final class Shapes {
    private Shapes() {}

    /** Returns the shape as text, e.g. {@code 5x10}. */
    public static String of(DMatrixRMaj a) {
        return a.numRows + "x" + a.numCols;
    }

    /**
     * Checks that a matrix has elements. An empty matrix has no derivative and is usually due to an earlier mistake.
     *
     * @param what a name for the matrix in the message
     * @throws IllegalArgumentException if the matrix is empty
     */
    public static void requireElements(String what, DMatrixRMaj a) {
        if (a.numRows < 1 || a.numCols < 1) {
            throw refused(what, a, "is empty");
        }
    }

    static void requireSame(String gate, DMatrixRMaj a, DMatrixRMaj b) {
        if (a.numRows != b.numRows || a.numCols != b.numCols) {
            throw refused(gate, a, b, "shapes differ");
        }
    }

    static void requireSquare(String gate, DMatrixRMaj a) {
        if (a.numRows != a.numCols) {
            throw refused(gate, a, "is not square");
        }
    }

    static IllegalArgumentException refused(String gate, DMatrixRMaj a, String why) {
        return new IllegalArgumentException(gate + ": " + of(a) + " " + why);
    }

    static IllegalArgumentException refused(String gate, DMatrixRMaj a, DMatrixRMaj b, String why) {
        return new IllegalArgumentException(gate + ": " + of(a) + " by " + of(b) + ", " + why);
    }
}
