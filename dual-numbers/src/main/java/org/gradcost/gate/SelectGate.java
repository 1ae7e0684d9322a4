package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;

/**
 * A router: it passes one of its two arguments on, and with it the whole gradient; the other gets none.
 *
 * <p>Not a {@link BinaryGate} with slopes 1 and 0: the argument that was not chosen is not multiplied by zero but left
 * out, so nothing has to be computed or recorded for it.
 *
 * @param name how the gate is called in a drawn circuit, e.g. {@code max}
 * @param value {@code (x, y) →} the value passed on
 * @param first {@code (x, y) →} whether the first argument is the one passed on
 */
public record SelectGate(String name, DoubleBinaryOperator value, First first) {

    /** Whether the first of two values is chosen. */
    @FunctionalInterface
    public interface First {
        boolean of(double x, double y);
    }

    /** The value passed on. */
    public double value(double x, double y) {
        return value.applyAsDouble(x, y);
    }

    /** Whether the first argument is passed on, and takes the gradient. */
    public boolean first(double x, double y) {
        return first.of(x, y);
    }

    @Override
    public String toString() {
        return name;
    }
}
