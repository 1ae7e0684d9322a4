package org.gradcost.tape;

/** Arrays for numbers that one gate needs and drops, allocated once instead of at every gate. */
final class TemporaryArrays {

    private double[] slopes = new double[0];
    private double[] values = new double[0];

    /** Returns an array of at least this length. */
    double[] slopes(int length) {
        if (slopes.length < length) {
            slopes = new double[length];
        }
        return slopes;
    }

    /** Returns another array of at least this length. */
    double[] values(int length) {
        if (values.length < length) {
            values = new double[length];
        }
        return values;
    }
}
