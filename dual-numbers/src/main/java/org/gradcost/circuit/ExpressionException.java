package org.gradcost.circuit;

/** An exception for an expression that cannot be parsed, with the position of the error. */
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    ExpressionException(String expression, int position, String problem) {
        super("position " + (position + 1) + " of \"" + expression.substring(0, position) + "▸"
                + expression.substring(position) + "\": " + problem);
        this.position = position;
    }

    /** Returns the position of the error, as the number of characters before it. */
    public int position() {
        return position;
    }
}
