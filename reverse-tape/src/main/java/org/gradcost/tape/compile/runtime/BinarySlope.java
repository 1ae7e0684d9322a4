package org.gradcost.tape.compile.runtime;

import org.gradcost.gate.BinaryGate;

/**
 * A slope of a gate of two arguments as a gate of both, which the trace of a gradient has where the slope's own formula compares.
 * Equal slopes are one gate in a trace.
 *
 * @param gate the gate whose slope it is
 * @param ofFirst whether it is the slope with respect to the first argument
 */
public record BinarySlope(BinaryGate gate, boolean ofFirst) implements BinaryGate.Value {

    /** Returns the slope as a gate. */
    public static BinaryGate of(BinaryGate gate, boolean ofFirst) {
        BinarySlope slope = new BinarySlope(gate, ofFirst);
        return new BinaryGate(
                gate.name() + (ofFirst ? "'x" : "'y"),
                Nothing.SHARED,
                slope,
                new Derivative(slope, true),
                new Derivative(slope, false));
    }

    @Override
    public double of(double x, double y, double shared) {
        return ofFirst ? gate.slopeX(x, y) : gate.slopeY(x, y);
    }

    /** The derivative of the slope with respect to one of the arguments. */
    private record Derivative(BinarySlope of, boolean byFirst) implements BinaryGate.Slope {

        @Override
        public double of(double x, double y, double v, double shared) {
            double value = of.gate.value(x, y);
            double tx = byFirst ? 1 : 0;
            return of.ofFirst
                    ? SlopeDerivatives.slopeXTangent(of.gate, x, y, value, tx, 1 - tx)
                    : SlopeDerivatives.slopeYTangent(of.gate, x, y, value, tx, 1 - tx);
        }
    }
}
