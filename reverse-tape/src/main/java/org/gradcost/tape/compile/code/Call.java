package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.ir.Loop;

/**
 * A call of an outlined method.
 *
 * @param loops whose counters it is passed
 */
public record Call(String method, Loop[] loops) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
