package org.gradcost.tape.compile.code;

/**
 * Multiplies a local by {@code count} factors, and stores the partial products before each factor in a row.
 *
 * @param factors a row, whose first elements are the factors, or the first of consecutive elements of an array
 * @param down whether from the last factor to the first
 * @param ofAdjoints whether with strong zeros 0·∞ is 0
 */
public record MultiplyRow(
        Local product, CodeExpression factors, ScratchRow products, int count, boolean down, boolean ofAdjoints)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        if (factors instanceof RowElement element) {
            scratch.add(element.row(), count);
        }
        scratch.add(products, count);
    }
}
