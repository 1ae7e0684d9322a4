package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code to = Σ factor·row}, or {@code +=}, over rows of tangents: one number for each direction.
 *
 * @param to an element of an array of rows
 * @param add whether it accumulates
 * @param factors as many as rows; of none the sum is 0
 * @param rows elements of arrays of rows; the target may be among them
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

    /** Returns the term that is the i-th to be added: that of the target comes first, before a part of the sum is stored there. */
    public int term(int i) {
        int own = rows.indexOf(to);
        if (own <= 0 || i > own) {
            return i;
        }
        return i == 0 ? own : i - 1;
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
