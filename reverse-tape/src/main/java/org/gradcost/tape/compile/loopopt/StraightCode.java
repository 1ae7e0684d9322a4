package org.gradcost.tape.compile.loopopt;

import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.LocalRead;

/** Questions about statements without loops and branches. */
final class StraightCode {

    private StraightCode() {}

    /** Follows a value through the assignments before a statement, to what is computed or read from an array or before all of them. */
    static CodeExpression origin(List<ScalarStatement> body, int end, CodeExpression value) {
        CodeExpression origin = value;
        for (int s = end - 1; s >= 0 && origin instanceof LocalRead read; s--) {
            if (body.get(s) instanceof Assign assign && assign.local() == read.local()) {
                origin = assign.value();
            }
        }
        return origin;
    }
}
