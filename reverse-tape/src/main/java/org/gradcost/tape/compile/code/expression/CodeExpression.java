package org.gradcost.tape.compile.code.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A value without side effects. */
public sealed interface CodeExpression
        permits Binary,
                ChainProduct,
                Element,
                Frozen,
                GateCall,
                Literal,
                LocalRead,
                LogPartial,
                MathCall,
                Negation,
                RowElement {

    /** Calls the visitor's method for this kind. */
    <R> R accept(ExpressionVisitor<R> visitor);

    /** Returns the expression with its leaves rewritten; a leaf is an expression without operands. */
    default CodeExpression rewrite(LeafRewriter rewriter) {
        return rewriter.rewrite(this);
    }

    /** Returns the leaves, from left to right. */
    default List<CodeExpression> leaves() {
        List<CodeExpression> leaves = new ArrayList<>();
        addLeaves(leaves);
        return leaves;
    }

    /** Adds the locals that the expression reads. */
    default void addLocals(Set<Local> locals) {
        for (CodeExpression leaf : leaves()) {
            if (leaf instanceof LocalRead read) {
                locals.add(read.local());
            }
        }
    }

    /** Appends the leaves, from left to right. */
    default void addLeaves(List<CodeExpression> leaves) {
        leaves.add(this);
    }
}
