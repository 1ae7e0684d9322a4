package org.gradcost.tape.compile.loopopt;

import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;

/**
 * A product over the iterations of a loop whose partial products the loop reads:
 * {@code next = product · factor; product = next}, or both in one local. The factors may be multiplied in any order.
 *
 * @param product the loop-carried local
 * @param next the assignment of its next value
 * @param factor what it is multiplied by
 * @param ofAdjoints whether it is a chain of adjoints, in which 0·∞ may have to be 0
 */
record PrefixProduct(Local product, Assign next, CodeExpression factor, boolean ofAdjoints) {

    /** Returns the product in a loop-carried local; null if that is none. */
    static PrefixProduct of(Local carried, List<ScalarStatement> body) {
        PrefixProduct found = null;
        int assignments = 0;
        int last = body.size();
        for (int s = 0; s < body.size(); s++) {
            if (!(body.get(s) instanceof Assign assign)) {
                continue;
            }
            if (found == null) {
                found = of(carried, assign, body.subList(0, s));
            }
            if (assign.local() == carried) {
                assignments++;
                last = s;
            }
        }
        if (found == null || assignments != 1 || isRead(carried, body, last + 1) || isRead(carried, found.factor)) {
            return null;
        }
        boolean isCarriedOn = found.next == body.get(last)
                || isCopy(((Assign) body.get(last)).value(), found.next.local(), body.subList(0, last));
        return isCarriedOn ? found : null;
    }

    /** Returns whether a value is that of a local, seen through the copies among the statements before it. */
    private static boolean isCopy(CodeExpression value, Local of, List<ScalarStatement> before) {
        CodeExpression origin = value;
        for (int s = before.size() - 1; s >= 0 && !is(of, origin); s--) {
            if (origin instanceof LocalRead read
                    && before.get(s) instanceof Assign assign
                    && assign.local() == read.local()) {
                origin = assign.value();
            }
        }
        return is(of, origin);
    }

    private static PrefixProduct of(Local carried, Assign assign, List<ScalarStatement> before) {
        if (assign.value() instanceof Binary binary
                && binary.operator() == Binary.MULTIPLY_FACTOR
                && isCopy(binary.x(), carried, before)) {
            return new PrefixProduct(carried, assign, binary.y(), false);
        }
        return assign.value() instanceof ChainProduct chain
                        && chain.inAnyOrder()
                        && isCopy(chain.adjoint(), carried, before)
                ? new PrefixProduct(carried, assign, chain.slope(), true)
                : null;
    }

    private static boolean is(Local local, CodeExpression value) {
        return value instanceof LocalRead read && read.local() == local;
    }

    private static boolean isRead(Local local, List<ScalarStatement> body, int from) {
        for (ScalarStatement statement : body.subList(from, body.size())) {
            if (isRead(local, statement.value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(Local local, CodeExpression value) {
        for (CodeExpression leaf : value.leaves()) {
            if (is(local, leaf)) {
                return true;
            }
        }
        return false;
    }
}
