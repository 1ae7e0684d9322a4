package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Substitution;

/** A statement that computes one number: the only kind in an innermost loop that the loop optimisations look into. */
public sealed interface ScalarStatement extends Statement permits Assign, Store {

    /** Returns what it computes. */
    CodeExpression value();

    /** Returns whether it computes a tangent. */
    boolean isTangent();

    /** Returns the statement with locals and subscripts substituted. */
    ScalarStatement substitute(Substitution substitution);
}
