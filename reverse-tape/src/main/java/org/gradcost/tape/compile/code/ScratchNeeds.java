package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;

/** The scratch arrays that some code needs. */
public final class ScratchNeeds {

    private final List<PackedOperand> matrices = new ArrayList<>();
    private int rows;
    private int length;

    /** Finds what the methods need. */
    public static ScratchNeeds of(List<CodeMethod> methods) {
        ScratchNeeds needs = new ScratchNeeds();
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

    /** Returns the length of each row. */
    public int length() {
        return length;
    }

    /** Returns the packed matrices by number. */
    public List<PackedOperand> matrices() {
        return List.copyOf(matrices);
    }
}
