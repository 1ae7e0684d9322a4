package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.Loop;

/**
 * A method: the main one returns the value, the others nothing.
 *
 * @param loops whose counters are its parameters
 * @param result the value, or null
 */
public record CodeMethod(String name, Loop[] loops, List<Statement> statements, CodeExpression result) {

    /** Returns the method with another body. */
    public CodeMethod with(List<Statement> others) {
        return new CodeMethod(name, loops, others, result);
    }
}
