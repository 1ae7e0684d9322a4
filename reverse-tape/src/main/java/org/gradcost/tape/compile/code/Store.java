package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Substitution;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * {@code array[index] = value}, or {@code +=}.
 *
 * @param add whether it accumulates
 */
public record Store(Array array, AffineIndex index, CodeExpression value, boolean add) implements ScalarStatement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(value);
    }

    @Override
    public boolean isTangent() {
        return array.isTangent();
    }

    @Override
    public Store substitute(Substitution substitution) {
        return new Store(array, substitution.index(index), value.rewrite(substitution), add);
    }
}
