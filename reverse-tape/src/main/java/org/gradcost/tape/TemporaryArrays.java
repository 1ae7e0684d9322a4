package org.gradcost.tape;

/** Temporary arrays of a gate, which are allocated once instead of for every gate. */
final class TemporaryArrays {

    private double[] slopes = new double[0];
    private double[] values = new double[0];

    /** Returns an array of at least the given length, for slopes. */
    double[] slopes(int length) {
        if (slopes.length < length) {
            slopes = new double[length];
        }
        return slopes;
    }

    /** Returns another array of at least the given length, for values. */
    double[] values(int length) {
        if (values.length < length) {
            values = new double[length];
        }
        return values;
    }
}
