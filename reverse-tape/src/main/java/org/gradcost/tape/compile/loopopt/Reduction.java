package org.gradcost.tape.compile.loopopt;

import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;

/**
 * A sum over the iterations of a loop, of which the loop reads no partial sum: {@code added = sum + term; sum = added}, or
 * both in one local.
 */
record Reduction(Local sum, Assign added) {

    /** Returns the reduction into a loop-carried local; null if that is none. */
    static Reduction of(Local carried, List<ScalarStatement> body, ReadCounts reads) {
        if (reads.of(carried) != 1) {
            return null;
        }
        Assign added = null;
        for (ScalarStatement statement : body) {
            if (statement instanceof Assign assign && isSum(assign.value(), carried)) {
                added = assign;
            }
        }
        if (added == null) {
            return null;
        }
        Reduction reduction = new Reduction(carried, added);
        return added.local() == carried || reads.of(added.local()) == 1 && reduction.isCarriedOn(body)
                ? reduction
                : null;
    }

    private static boolean isSum(CodeExpression value, Local carried) {
        return value instanceof Binary binary
                && (binary.operator() == Binary.ADD_TERM || binary.operator() == '+')
                && binary.x() instanceof LocalRead read
                && read.local() == carried;
    }

    /** Returns whether the next partial sum becomes the current one. */
    private boolean isCarriedOn(List<ScalarStatement> body) {
        for (ScalarStatement statement : body) {
            if (statement instanceof Assign assign
                    && assign.local() == sum
                    && assign.value() instanceof LocalRead read
                    && read.local() == added.local()) {
                return true;
            }
        }
        return false;
    }

    CodeExpression term() {
        return ((Binary) added.value()).y();
    }

    /** Returns whether the terms must be added one after the other. */
    boolean inOrder() {
        return ((Binary) added.value()).operator() == '+';
    }
}
