package org.gradcost.tape.compile.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.ScratchRow;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.runtime.PackedMatrix;

/**
 * The scratch arrays that some code needs.
 *
 * @param rows how many rows
 * @param length the length of each row
 * @param matrices the packed matrices by number
 */
public record ScratchLayout(int rows, int length, List<PackedOperand> matrices) {

    /** Finds what the rows and packed matrices of some methods need. */
    public static ScratchLayout of(List<CodeMethod> methods) {
        int[] rows = {0, 0};
        List<PackedOperand> matrices = new ArrayList<>();
        for (CodeMethod method : methods) {
            look(method.statements(), rows, matrices);
        }
        return new ScratchLayout(rows[0], rows[1], List.copyOf(matrices));
    }

    private static void look(List<Statement> block, int[] rows, List<PackedOperand> matrices) {
        for (Statement statement : block) {
            if (statement instanceof CopyRow copy) {
                row(copy.row(), copy.count(), rows);
            } else if (statement instanceof ClearRow clear) {
                row(clear.row(), clear.count(), rows);
            } else if (statement instanceof Pack pack) {
                matrices.add(pack.matrix());
            }
            for (List<Statement> inner : statement.blocks()) {
                look(inner, rows, matrices);
            }
        }
    }

    private static void row(ScratchRow row, int length, int[] rows) {
        rows[0] = Math.max(rows[0], 1 + row.number());
        rows[1] = Math.max(rows[1], length);
    }

    /** Allocates the rows. */
    public double[][] newRows() {
        return new double[rows][length];
    }

    /** Allocates the packed matrices. */
    public PackedMatrix[] newMatrices() {
        PackedMatrix[] made = new PackedMatrix[matrices.size()];
        for (int number = 0; number < made.length; number++) {
            PackedOperand matrix = matrices.get(number);
            made[number] = new PackedMatrix(matrix.rows(), matrix.length(), matrix.isWritten());
        }
        return made;
    }

    /** Returns how many numbers they hold in all. */
    public long size() {
        long size = (long) rows * length;
        for (PackedOperand matrix : matrices) {
            size += PackedMatrix.size(matrix.rows(), matrix.length(), matrix.isWritten());
        }
        return size;
    }
}
