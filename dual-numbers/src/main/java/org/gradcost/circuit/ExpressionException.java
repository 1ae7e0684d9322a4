package org.gradcost.circuit;

/** An expression that does not parse, with the place. */
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    ExpressionException(String expression, int position, String problem) {
        super("position " + (position + 1) + " of \"" + expression.substring(0, position) + "▸"
                + expression.substring(position) + "\": " + problem);
        this.position = position;
    }

    /** Characters before the place. */
    public int position() {
        return position;
    }
}
