package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.Substitution;

/** {@code local = value}. */
public record Assign(Local local, CodeExpression value) implements ScalarStatement {

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
        return local.isTangent();
    }

    @Override
    public Assign substitute(Substitution substitution) {
        return new Assign(substitution.local(local), value.rewrite(substitution));
    }
}
