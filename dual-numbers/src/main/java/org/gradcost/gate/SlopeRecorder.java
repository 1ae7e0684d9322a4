package org.gradcost.gate;

/**
 * A traced number that records the slope of a gate as a gate of its own. A slope whose formula depends on the range of its
 * argument can then be traced without a comparison, which would make the trace one of that range alone.
 *
 * @param <T> the implementing type
 */
public interface SlopeRecorder<T> {

    /**
     * Returns the slope of a gate at this number.
     *
     * @param y the value of the gate at this number
     */
    T slope(UnaryGate gate, T y);

    /**
     * Returns a slope of a gate at this number and y.
     *
     * @param ofFirst whether it is the slope with respect to this number
     */
    T slope(BinaryGate gate, boolean ofFirst, T y);
}
