package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.ir.UseCounts;

/** The number of assignments to each local. */
public final class AssignmentCounts {

    private final UseCounts<Local> counts = new UseCounts<>();

    private AssignmentCounts() {}

    /** Returns the number of assignments in a block, and in all blocks inside it. */
    public static AssignmentCounts in(List<Statement> block) {
        AssignmentCounts assignments = new AssignmentCounts();
        assignments.look(block);
        return assignments;
    }

    public int of(Local local) {
        return counts.of(local);
    }

    private void look(List<Statement> block) {
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                counts.add(assign.local());
            }
            for (List<Statement> inner : statement.blocks()) {
                look(inner);
            }
        }
    }
}
