package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;

/**
 * Copies the inputs to the start of memory: the point, then the data; of tangents, the directions alone.
 *
 * @param from {@link Array#POINT}, or its tangents
 * @param to {@link Array#VALUES}, or its tangents
 * @param point inputs of the point
 * @param data inputs that are data
 */
public record CopyInputs(Array from, Array to, int point, int data) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
