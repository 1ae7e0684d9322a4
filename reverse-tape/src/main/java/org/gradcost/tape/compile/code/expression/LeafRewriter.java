package org.gradcost.tape.compile.code.expression;

/** A rewriting of the leaves of expressions. */
public interface LeafRewriter {

    /** Returns what replaces a leaf; the leaf itself if it stays. */
    CodeExpression rewrite(CodeExpression leaf);
}
