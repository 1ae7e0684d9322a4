package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Test;

/** What does not fit is refused at the call that is wrong, by a message that names both sides. */
class MisuseTest {
    private static final MatrixDual A = matrix(5, 10);
    private static final MatrixDual B = matrix(9, 3);

    @Test
    void messagesNameGateAndShapes() {
        refused("plus: 5x10 by 9x3, shapes differ", () -> A.plus(B));
        refused("minus: 5x10 by 9x3, shapes differ", () -> A.minus(B));
        refused("elementMult: 5x10 by 9x3, shapes differ", () -> A.elementMult(B));
        refused("elementDiv: 5x10 by 9x3, shapes differ", () -> A.elementDiv(B));
        refused("elementMax: 5x10 by 9x3, shapes differ", () -> A.elementMax(B));
        refused("dot: 5x10 by 9x3, shapes differ", () -> A.dot(B));
        refused("mult: 5x10 by 9x3, inner sizes differ", () -> A.mult(B));
        refused("scale: 5x10 by 9x3, the factor must be 1x1", () -> A.scale(B));
        refused("plusRow: 5x10 by 9x3, the second must be a row with the same number of columns", () -> A.plusRow(B));
        refused("crossEntropy: 5x10 by 9x3, shapes differ", () -> A.crossEntropy(B));
        refused("hingeLoss: 5x10 by 9x3, shapes differ", () -> A.hingeLoss(B));
        refused("quadraticForm: 5x10 by 9x3, the second is not square", () -> A.quadraticForm(B));
        refused(
                "quadraticForm: 5x10 by 5x5, the first must be a column with the same number of rows",
                () -> A.quadraticForm(matrix(5, 5)));
        refused("solve: 5x10 by 9x3, the first is not square", () -> A.solve(B));
        refused("solve: 5x5 by 9x3, rows differ", () -> matrix(5, 5).solve(B));
        refused("concatColumns: 5x10 by 9x3, rows differ", () -> A.concatColumns(B));
        refused("concatRows: 5x10 by 9x3, columns differ", () -> A.concatRows(B));
        refused("trace: 5x10 is not square", A::trace);
        refused("invert: 5x10 is not square", A::invert);
        refused("determinant: 5x10 is not square", A::determinant);
        refused("logDeterminant: 5x10 is not square", A::logDeterminant);
        refused("determinantSign: 5x10 is not square", A::determinantSign);
        refused("cholesky: 5x10 is not square", A::cholesky);
        refused("cholesky: 2x2 is not positive definite: pivot 0 is 0.0", matrix(2, 2)::cholesky);
        refused("eigenvalues: 5x10 is not square", A::eigenvalues);
        refused("ifLess: 5x10 by 9x3, shapes differ", () -> A.ifLess(A, A, B));
        refused("ifLess: 5x10 by 5x10, shapes of the comparison 5x10 < 9x3 differ", () -> A.ifLess(B, A, A));
        refused("extractMatrix: 5x10 has no rows 0 to 6, columns 0 to 1", () -> A.extractMatrix(0, 6, 0, 1));
        refused("extractMatrix: 5x10 has no rows 2 to 2, columns 0 to 1", () -> A.extractMatrix(2, 2, 0, 1));
        refused("extractMatrix: 5x10 has no rows 0 to 1, columns 3 to 3", () -> A.extractMatrix(0, 1, 3, 3));
        refused("extractMatrix: 5x10 has no rows 0 to 1, columns 3 to 11", () -> A.extractMatrix(0, 1, 3, 11));
        refused("broadcast: 5x10 cannot be repeated to 7x10", () -> A.broadcast(7, 10));
        refused("broadcast: 1x1 cannot be repeated to 0x3", () -> matrix(1, 1).broadcast(0, 3));
    }

    /** Whatever the gate: a pair of shapes that it refuses, it refuses by its name and both of them. */
    @Test
    void everyGateOfTwoArguments() {
        for (BinaryMatrixGate gate : MatrixGates.binary()) {
            String message = assertThrows(IllegalArgumentException.class, () -> A.apply(gate, B))
                    .getMessage();
            assertTrue(message.startsWith(gate.name() + ": 5x10 by 9x3, "), message);
        }
    }

    private static MatrixDual matrix(int rows, int cols) {
        return MatrixDual.constantOf(new DMatrixRMaj(rows, cols));
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
