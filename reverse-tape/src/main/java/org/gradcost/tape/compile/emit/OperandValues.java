package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.ValueRef;

/** The values that partials are made of, wherever a sweep finds them. */
public interface OperandValues {

    /** Returns the value that an operand has for its user. */
    CodeExpression of(ValueRef ref, GateNode user);

    /** Returns the value of a gate itself. */
    CodeExpression own(GateNode gate);

    /** Returns a partial that is computed together with the value; for a selection, side 0 is its choice. */
    CodeExpression partial(GateNode gate, int side);
}
