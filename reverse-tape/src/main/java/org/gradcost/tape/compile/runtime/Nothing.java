package org.gradcost.tape.compile.runtime;

import java.util.function.DoubleBinaryOperator;
import org.gradcost.gate.BinaryGate;

/** The intermediate result of a gate that has none, and the slope of one that does not depend on an argument. */
enum Nothing implements DoubleBinaryOperator, BinaryGate.Slope {
    /** The only one, so that gates that have it are equal. */
    SHARED;

    @Override
    public double applyAsDouble(double x, double y) {
        return 0;
    }

    @Override
    public double of(double x, double y, double v, double shared) {
        return 0;
    }
}
