package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * The slope of a gate of one argument as a circuit that compares values. Numbers that are traced record it as one gate.
 *
 * @param gate the gate
 * @param circuit its slope for all other numbers
 */
record ComparingSlope(UnaryGate gate, UnaryGate.Circuit circuit) implements UnaryGate.Circuit {

    @Override
    public <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y) {
        SlopeRecorder<T> recorder = recorder(x);
        return recorder == null || ChainRule.isReadable(x) ? circuit.of(x, y) : Partial.of(recorder.slope(gate, y));
    }

    /**
     * The slope of a gate of two arguments as a circuit that compares values.
     *
     * @param gate the gate
     * @param ofFirst whether the slope is that with respect to the first argument
     * @param circuit the slope for numbers that are not traced
     */
    record OfTwo(BinaryGate gate, boolean ofFirst, BinaryGate.Circuit circuit) implements BinaryGate.Circuit {

        @Override
        public <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y, T v) {
            SlopeRecorder<T> recorder = recorder(x);
            return recorder == null || Ranges.areReadable(x, y)
                    ? circuit.of(x, y, v)
                    : Partial.of(recorder.slope(gate, ofFirst, y));
        }
    }

    @SuppressWarnings("unchecked") // T is the implementing type
    private static <T> SlopeRecorder<T> recorder(T x) {
        return x instanceof SlopeRecorder<?> recorder ? (SlopeRecorder<T>) recorder : null;
    }
}
