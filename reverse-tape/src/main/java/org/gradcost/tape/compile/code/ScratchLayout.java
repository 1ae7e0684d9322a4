package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.runtime.PackedMatrix;

/** The scratch arrays that some code needs. */
public final class ScratchLayout {

    private final List<PackedOperand> matrices = new ArrayList<>();
    private int rows;
    private int length;

    /** Finds what the methods need. */
    public static ScratchLayout of(List<CodeMethod> methods) {
        ScratchLayout needs = new ScratchLayout();
        for (CodeMethod method : methods) {
            needs.addAll(method.statements());
        }
        return needs;
    }

    private void addAll(List<Statement> block) {
        for (Statement statement : block) {
            statement.addTo(this);
            for (List<Statement> inner : statement.blocks()) {
                addAll(inner);
            }
        }
    }

    void add(ScratchRow row, int elements) {
        rows = Math.max(rows, 1 + row.number());
        length = Math.max(length, elements);
    }

    void add(PackedOperand matrix) {
        matrices.add(matrix);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
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
