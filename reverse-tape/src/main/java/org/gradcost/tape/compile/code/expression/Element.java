package org.gradcost.tape.compile.code.expression;

import org.gradcost.tape.compile.ir.AffineIndex;

/** An element of an array. */
public record Element(Array array, AffineIndex index) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    // Written out: a record's own methods are linked at run time, which takes a cold JVM longer than a whole
    // compilation.

    @Override
    public boolean equals(Object other) {
        return other instanceof Element that && array == that.array && index.equals(that.index);
    }

    @Override
    public int hashCode() {
        return 31 * (array.number + Array.COUNT * array.lane) + index.hashCode();
    }
}
