package org.gradcost.tape.compile.code.expression;

import org.gradcost.tape.compile.ir.AffineIndex;

/** A substitution of locals and of subscripts. */
public interface Substitution extends LeafRewriter {

    /** Returns what replaces a local; the local itself if it stays. */
    Local local(Local local);

    /** Returns what replaces a subscript; the subscript itself if it stays. */
    AffineIndex index(AffineIndex index);

    @Override
    default CodeExpression rewrite(CodeExpression leaf) {
        if (leaf instanceof LocalRead read) {
            return new LocalRead(local(read.local()));
        }
        return leaf instanceof Element element ? new Element(element.array(), index(element.index())) : leaf;
    }
}
