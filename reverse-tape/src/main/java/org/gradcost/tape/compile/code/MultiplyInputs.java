package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;

/**
 * Multiplies a local by consecutive inputs, and keeps in memory what {@link GradientOfProduct} needs: the partial products before
 * each factor, of the whole product or of parts of it.
 *
 * @param product the local
 * @param input the first factor
 * @param value the first of as many values in memory, which nothing else may read
 * @param count factors, at least 16: two of each of eight chains
 */
public record MultiplyInputs(Local product, int input, int value, int count) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(new LocalRead(product));
    }
}
