package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;

/**
 * A gate that returns one of its two arguments. The selected argument takes the whole gradient, the other one none.
 *
 * <p>Unlike a {@link BinaryGate} with slopes 1 and 0, it does not multiply the derivative of the other argument by zero but
 * leaves it out, so that nothing is computed or recorded for it.
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

    /** Returns whether the first argument is selected and so takes the whole gradient. */
    public boolean first(double x, double y) {
        return first.of(x, y);
    }

    @Override
    public String toString() {
        return name;
    }
}
