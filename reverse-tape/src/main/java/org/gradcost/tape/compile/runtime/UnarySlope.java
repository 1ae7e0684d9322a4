package org.gradcost.tape.compile.runtime;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.UnaryGate;

/**
 * The slope of a gate as a gate of x and y = f(x), which the trace of a gradient has where the slope's own formula compares. Its
 * slope is f″(x), and 0 with respect to y, which is a constant there. Equal slopes are one gate in a trace.
 *
 * @param gate the gate whose slope it is
 */
public record UnarySlope(UnaryGate gate) implements BinaryGate.Value, BinaryGate.Slope {

    /** Returns the slope as a gate. */
    public static BinaryGate of(UnaryGate gate) {
        UnarySlope slope = new UnarySlope(gate);
        return new BinaryGate(gate.name() + "'", Nothing.SHARED, slope, slope, Nothing.SHARED);
    }

    @Override
    public double of(double x, double y, double shared) {
        return SlopeDerivatives.slope(gate, x, y);
    }

    @Override
    public double of(double x, double y, double slope, double shared) {
        return SlopeDerivatives.curvature(gate, x, y, slope);
    }
}
