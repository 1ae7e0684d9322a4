package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignmentCounts;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Moves assignments and comparisons that are the same in all iterations of a loop before it, out of all loops around as far as
 * they are invariant there (loop-invariant code motion). HotSpot moves arithmetic, but not calls such as those of sine and
 * cosine, and no comparison that may throw.
 *
 * <p>Only loops that run at least once are changed, so that nothing is computed that was not computed before. A local moves only if nothing else
 * assigns it.
 */
public final class LoopInvariantCode {

    /** How often each local is assigned in a method. */
    private final AssignmentCounts assignments;

    /** Whether the present loop stores no values in memory. */
    private boolean keepsValues;

    private LoopInvariantCode(CodeMethod method) {
        this.assignments = AssignmentCounts.in(method.statements());
    }

    /** Moves what is invariant in the loops of the methods. */
    public static List<CodeMethod> move(List<CodeMethod> methods) {
        List<CodeMethod> moved = new ArrayList<>();
        for (CodeMethod method : methods) {
            moved.add(method.with(new LoopInvariantCode(method).block(method.statements())));
        }
        return moved;
    }

    /** Returns a block with the invariants of each loop before it. */
    private List<Statement> block(List<Statement> block) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For loop) {
                loop(loop.with(block(loop.body())), out);
            } else {
                out.add(statement);
            }
        }
        return out;
    }

    private void loop(For loop, List<Statement> out) {
        if (loop.maybeNone()) {
            out.add(loop);
            return;
        }
        Set<Local> varying = new HashSet<>();
        addAssigned(loop.body(), varying);
        keepsValues = !storesValues(loop.body());
        List<Statement> body = new ArrayList<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Assign assign
                    && assignments.of(assign.local()) == 1
                    && isInvariant(statement, loop.loop(), varying)) {
                varying.remove(assign.local());
                out.add(statement);
            } else if (statement instanceof Guard && isInvariant(statement, loop.loop(), varying)) {
                out.add(statement);
            } else {
                body.add(statement);
            }
        }
        out.add(loop.with(body));
    }

    private static void addAssigned(List<Statement> block, Set<Local> assigned) {
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                assigned.add(assign.local());
            }
            for (List<Statement> inner : statement.blocks()) {
                addAssigned(inner, assigned);
            }
        }
    }

    private boolean isInvariant(Statement statement, Loop loop, Set<Local> varying) {
        for (CodeExpression expression : statement.expressions()) {
            for (CodeExpression leaf : expression.leaves()) {
                if (!isInvariant(leaf, loop, varying)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isInvariant(CodeExpression leaf, Loop loop, Set<Local> varying) {
        if (leaf instanceof LocalRead read) {
            return !varying.contains(read.local());
        }
        if (leaf instanceof Element element) {
            boolean isConstant = element.array().isReadOnly();
            return (isConstant || keepsValues && element.array() == Array.VALUES)
                    && !element.index().has(loop);
        }
        return leaf instanceof Literal;
    }

    /** Returns whether a block may store in memory. */
    private static boolean storesValues(List<Statement> block) {
        boolean stores = false;
        for (Statement statement : block) {
            stores |= statement instanceof Call
                    || statement instanceof CopyInputs
                    || statement instanceof Store store && store.array() == Array.VALUES;
            for (List<Statement> inner : statement.blocks()) {
                stores |= storesValues(inner);
            }
        }
        return stores;
    }
}
