package org.gradcost.tape.compile.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.UseCounts;

/** The number of reads of each local. */
public final class ReadCounts {

    private final UseCounts<Local> counts = new UseCounts<>();

    private ReadCounts() {}

    public static ReadCounts in(CodeMethod method) {
        ReadCounts reads = in(method.statements());
        if (method.result() != null) {
            reads.look(method.result());
        }
        return reads;
    }

    public static ReadCounts in(List<Statement> block) {
        ReadCounts reads = new ReadCounts();
        reads.look(block);
        return reads;
    }

    /** Returns the loop-carried locals of straight code: those that it reads before it assigns them. */
    public static Set<Local> carried(List<Statement> straight) {
        Set<Local> carried = new HashSet<>();
        Set<Local> assigned = new HashSet<>();
        for (Statement statement : straight) {
            for (CodeExpression leaf : ((ScalarStatement) statement).value().leaves()) {
                if (leaf instanceof LocalRead read && !assigned.contains(read.local())) {
                    carried.add(read.local());
                }
            }
            if (statement instanceof Assign let) {
                assigned.add(let.local());
            }
        }
        carried.retainAll(assigned);
        return carried;
    }

    public int of(Local local) {
        return counts.of(local);
    }

    private void look(List<Statement> block) {
        for (Statement statement : block) {
            for (CodeExpression expression : statement.expressions()) {
                look(expression);
            }
            for (List<Statement> inner : statement.blocks()) {
                look(inner);
            }
        }
    }

    private void look(CodeExpression expression) {
        for (CodeExpression leaf : expression.leaves()) {
            if (leaf instanceof LocalRead read) {
                counts.add(read.local());
            }
        }
    }
}
