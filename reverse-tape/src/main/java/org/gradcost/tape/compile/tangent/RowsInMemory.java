package org.gradcost.tape.compile.tangent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * The locals whose values are elements of arrays, too: loaded from there, or stored there. Their tangents are read from the
 * rows of those elements, so that they need no rows of their own. The local must have one assignment, which comes before all
 * reads, and the element must keep its value.
 */
final class RowsInMemory {

    /** Whether no value in memory is overwritten. */
    private final boolean keepsValues;

    /** The locals with one assignment, before all reads. */
    private final Set<Local> assignedOnce = new HashSet<>();

    /** The loops around the present statement, the innermost first. */
    private final Deque<For> around = new ArrayDeque<>();

    private final Map<Local, Row> rows = new HashMap<>();

    /** The row of an element in the present iteration of the loops around its statement, the innermost first. */
    private record Row(Element element, List<For> around) {}

    RowsInMemory(boolean keepsValues) {
        this.keepsValues = keepsValues;
    }

    void begin(CodeMethod method) {
        assignedOnce.clear();
        rows.clear();
        Set<Local> seen = new HashSet<>();
        look(method.statements(), seen);
    }

    private void look(List<Statement> block, Set<Local> seen) {
        for (Statement statement : block) {
            for (CodeExpression expression : statement.expressions()) {
                expression.addLocals(seen);
            }
            if (statement instanceof Assign assign) {
                if (seen.add(assign.local())) {
                    assignedOnce.add(assign.local());
                } else {
                    assignedOnce.remove(assign.local());
                }
            }
            for (List<Statement> inner : statement.blocks()) {
                look(inner, seen);
            }
        }
    }

    void enter(For loop) {
        around.push(loop);
    }

    void leave() {
        around.pop();
    }

    /** Notes that an element has the value of a local. Returns whether its row can be read for the local's. */
    boolean hold(Local local, Element element) {
        boolean isKept = element.array() == Array.POINT
                || element.array() == Array.COTANGENTS
                || keepsValues && element.array() == Array.VALUES;
        boolean holds =
                isKept && assignedOnce.contains(local) && !element.index().table();
        for (For loop : around) {
            holds &= loop.isWhole() && !loop.down();
        }
        if (holds) {
            Element row = new Element(element.array().rows(), element.index());
            rows.put(local, new Row(row, List.copyOf(around)));
        }
        return holds;
    }

    /** Returns the row of a local in memory; after a loop, that of its last iteration. Null if it has a row of its own. */
    Element of(Local local) {
        Row row = rows.get(local);
        if (row == null) {
            return null;
        }
        AffineIndex index = row.element.index();
        for (For loop : row.around) {
            if (!isAround(loop)) {
                index = index.atLast(loop.loop());
            }
        }
        return new Element(row.element.array(), index);
    }

    private boolean isAround(For loop) {
        for (For other : around) {
            if (other == loop) {
                return true;
            }
        }
        return false;
    }
}
