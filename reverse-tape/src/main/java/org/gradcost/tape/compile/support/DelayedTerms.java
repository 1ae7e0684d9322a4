package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignmentCounts;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.LoopCarried;

/**
 * The terms of sums whose tangents are added where they are wanted, in a loop of their own after that of the sum: by then it is
 * known with what factor, as that of {@code tanh(Σ_j w_ij·x_j)}, and no tangent is stored in between. The coefficients of the
 * terms are computed again in that loop, if that takes next to nothing.
 */
final class DelayedTerms {

    private final Map<LoopCarried, List<Term>> terms = new HashMap<>();
    private final Map<LoopCarried, List<Statement>> statements = new HashMap<>();

    /** A term of a sum's tangent in an iteration: a coefficient times the tangent of an input. */
    record Term(TangentSlot slot, CodeExpression coefficient) {}

    void add(LoopCarried sum, TangentSlot slot, CodeExpression coefficient) {
        terms.putIfAbsent(sum, new ArrayList<>());
        terms.get(sum).add(new Term(slot, coefficient));
    }

    /** Returns the terms of an iteration. */
    List<Term> terms(LoopCarried sum) {
        return terms.getOrDefault(sum, List.of());
    }

    /** Returns the statements that compute the coefficients of an iteration. */
    List<Statement> statements(LoopCarried sum) {
        return statements.get(sum);
    }

    /**
     * Finds what must be computed again of the loop of a sum.
     *
     * @param gates the statements of an iteration before the loop-carried locals get their next values
     * @param body the whole iteration
     * @return whether that is little, and depends on no other iteration
     */
    boolean canRepeat(LoopCarried sum, List<Statement> gates, List<Statement> body) {
        Set<Local> needed = new HashSet<>();
        for (Term term : terms(sum)) {
            if (!(term.slot instanceof TangentSlot.Window)) {
                return false;
            }
            term.coefficient.addLocals(needed);
        }
        LinkedList<Statement> slice = new LinkedList<>();
        for (int s = gates.size() - 1; s >= 0; s--) {
            if (gates.get(s) instanceof Assign assign && needed.contains(assign.local())) {
                slice.addFirst(assign);
                assign.value().addLocals(needed);
            }
        }
        statements.put(sum, slice);
        return isCheap(slice) && isComplete(slice, needed, body);
    }

    private static boolean isCheap(List<Statement> slice) {
        int operations = 0;
        for (Statement statement : slice) {
            CodeExpression value = ((Assign) statement).value();
            operations += value instanceof Element ? 0 : 1;
            if (!isPlain(value)) {
                return false;
            }
        }
        return operations <= Heuristics.MOST_REPEATED;
    }

    private static boolean isPlain(CodeExpression value) {
        if (value instanceof Element element) {
            return element.array().isReadOnly();
        }
        if (value instanceof Binary binary) {
            return binary.operator() != '/'
                    && binary.operator() != Binary.CHAIN_DIVIDE
                    && isPlain(binary.x())
                    && isPlain(binary.y());
        }
        if (value instanceof ChainProduct product) {
            return isPlain(product.slope()) && isPlain(product.adjoint());
        }
        return value instanceof Negation negation
                ? isPlain(negation.x())
                : value instanceof LocalRead || value instanceof Literal;
    }

    /**
     * Returns whether the statements assign, before they read it, each local that is needed and that the loop assigns, and the loop
     * assigns it nowhere else: neither in an inner loop nor to carry it to the next iteration.
     */
    private static boolean isComplete(List<Statement> slice, Set<Local> needed, List<Statement> body) {
        AssignmentCounts inBody = AssignmentCounts.in(body);
        Set<Local> assigned = new HashSet<>();
        for (Statement statement : slice) {
            Assign assign = (Assign) statement;
            Set<Local> read = new HashSet<>();
            assign.value().addLocals(read);
            if (!areKnown(read, assigned, inBody) || inBody.of(assign.local()) != 1) {
                return false;
            }
            assigned.add(assign.local());
        }
        return areKnown(needed, assigned, inBody);
    }

    private static boolean areKnown(Set<Local> locals, Set<Local> assigned, AssignmentCounts inBody) {
        for (Local local : locals) {
            if (inBody.of(local) > 0 && !assigned.contains(local)) {
                return false;
            }
        }
        return true;
    }
}
