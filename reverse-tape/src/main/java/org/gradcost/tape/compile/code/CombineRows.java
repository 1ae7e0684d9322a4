package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;

/**
 * {@code to = Σ factor·row}, or {@code +=}, over rows of tangents: one number for each direction.
 *
 * @param to an element of an array of rows
 * @param add whether it accumulates
 * @param factors as many as rows; of none the sum is 0
 * @param rows elements of arrays of rows; the target may be among them, but then first, since terms are added some at a time
 */
public record CombineRows(Element to, boolean add, List<CodeExpression> factors, List<Element> rows)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return factors;
    }

    /** Returns the rows that it reads: those of the sum, and what it adds to. */
    public List<Element> read() {
        List<Element> read = new ArrayList<>(rows);
        if (add) {
            read.add(to);
        }
        return read;
    }
}
