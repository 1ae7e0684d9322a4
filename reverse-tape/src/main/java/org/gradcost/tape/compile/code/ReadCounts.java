package org.gradcost.tape.compile.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.Code.Expression;
import org.gradcost.tape.compile.code.Code.Local;
import org.gradcost.tape.compile.code.Code.Statement;
import org.gradcost.tape.compile.ir.UseCounts;

/** In how many places some code reads each local. */
public final class ReadCounts {

    private final UseCounts<Local> counts = new UseCounts<>();

    private ReadCounts() {}

    public static ReadCounts in(Code.CodeMethod method) {
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

    /** What straight code leaves to its next run: locals that it reads before it sets them. */
    public static Set<Local> carried(List<Statement> straight) {
        Set<Local> carried = new HashSet<>();
        Set<Local> assigned = new HashSet<>();
        for (Statement statement : straight) {
            for (Expression leaf : Code.leaves(Code.value(statement))) {
                if (leaf instanceof Code.LocalRead read && !assigned.contains(read.local())) {
                    carried.add(read.local());
                }
            }
            if (statement instanceof Code.Assign let) {
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
            if (statement instanceof Code.Assign let) {
                look(let.value());
            } else if (statement instanceof Code.Store put) {
                look(put.value());
            } else if (statement instanceof Code.StoreInRow put) {
                look(put.value());
            } else if (statement instanceof Code.If choose) {
                look(choose.first());
            } else if (statement instanceof Code.Guard guard) {
                look(guard.x());
                look(guard.y());
            }
            for (List<Statement> inner : Code.blocks(statement)) {
                look(inner);
            }
        }
    }

    private void look(Expression expression) {
        for (Expression leaf : Code.leaves(expression)) {
            if (leaf instanceof Code.LocalRead read) {
                counts.add(read.local());
            }
        }
    }
}
