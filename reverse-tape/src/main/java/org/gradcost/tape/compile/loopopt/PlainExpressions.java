package org.gradcost.tape.compile.loopopt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;

/** The locals of a block as short sums and products of the arrays that generated code only reads. */
final class PlainExpressions implements LeafRewriter {

    /** The number of operations of what is not such a sum or product. */
    private static final int NONE = 1000;

    private final int most;
    private final Map<Local, CodeExpression> known = new HashMap<>();
    private final Set<Local> assigned = new HashSet<>();

    /** @param most the additions and multiplications that an expression may have */
    PlainExpressions(int most) {
        this.most = most;
    }

    /** Notes the next statement of the block. */
    void add(Assign assign) {
        CodeExpression value = of(assign.value());
        if (assigned.add(assign.local()) && value != null) {
            known.put(assign.local(), value);
        } else {
            known.remove(assign.local());
        }
    }

    /** Returns a value, after the statements noted so far, as an expression without locals; null if it is none or too long. */
    CodeExpression of(CodeExpression value) {
        return operations(value) <= most ? value.rewrite(this) : null;
    }

    @Override
    public CodeExpression rewrite(CodeExpression leaf) {
        return leaf instanceof LocalRead read ? known.get(read.local()) : leaf;
    }

    private int operations(CodeExpression value) {
        if (value instanceof Literal
                || value instanceof Element element && element.array().isReadOnly()) {
            return 0;
        }
        if (value instanceof LocalRead read) {
            return known.containsKey(read.local()) ? operations(known.get(read.local())) : NONE;
        }
        if (value instanceof Negation negation) {
            return operations(negation.x());
        }
        if (value instanceof ChainProduct product) {
            return 1 + operations(product.slope()) + operations(product.adjoint());
        }
        return value instanceof Binary binary && "+-*".indexOf(binary.operator()) >= 0
                ? 1 + operations(binary.x()) + operations(binary.y())
                : NONE;
    }
}
