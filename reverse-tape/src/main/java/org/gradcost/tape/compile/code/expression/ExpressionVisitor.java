package org.gradcost.tape.compile.code.expression;

/**
 * A visitor of expressions, with a method for each kind.
 *
 * @param <R> what it returns
 */
public interface ExpressionVisitor<R> {

    R visit(Binary binary);

    R visit(ChainProduct product);

    R visit(Element element);

    R visit(Frozen frozen);

    R visit(GateCall call);

    R visit(Literal literal);

    R visit(LocalRead read);

    R visit(LogPartial partial);

    R visit(MathCall call);

    R visit(Negation negation);

    R visit(RowElement element);
}
