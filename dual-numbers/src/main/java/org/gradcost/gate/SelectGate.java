package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;

/**
 * A gate that returns one of its two arguments, which takes the whole gradient; the other gets none.
 *
 * <p>It is no {@link BinaryGate} with slopes 1 and 0: the argument that is not selected is not multiplied by zero but left
 * out, and nothing is computed or recorded for it.
 *
 * @param name the name of the gate in a drawn circuit, e.g. {@code max}
 * @param value {@code (x, y) →} the value of the selected argument
 * @param first {@code (x, y) →} whether the first argument is selected
 */
public record SelectGate(String name, DoubleBinaryOperator value, First first) {

    /** Decides whether the first of two values is selected. */
    @FunctionalInterface
    public interface First {
        boolean of(double x, double y);
    }

    /** Returns the value of the selected argument. */
    public double value(double x, double y) {
        return value.applyAsDouble(x, y);
    }

    /** Returns whether the first argument is selected, and takes the gradient. */
    public boolean first(double x, double y) {
        return first.of(x, y);
    }

    @Override
    public String toString() {
        return name;
    }
}
