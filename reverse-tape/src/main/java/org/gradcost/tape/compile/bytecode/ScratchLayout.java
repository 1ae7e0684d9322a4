package org.gradcost.tape.compile.bytecode;

import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.ScratchNeeds;
import org.gradcost.tape.compile.runtime.PackedMatrix;

/**
 * The scratch arrays that some code needs.
 *
 * @param rows how many rows
 * @param length the length of each row
 * @param matrices the packed matrices by number
 */
public record ScratchLayout(int rows, int length, List<PackedOperand> matrices) {

    /** Lays out what some methods need. */
    public static ScratchLayout of(List<CodeMethod> methods) {
        ScratchNeeds needs = ScratchNeeds.of(methods);
        return new ScratchLayout(needs.rows(), needs.length(), needs.matrices());
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
