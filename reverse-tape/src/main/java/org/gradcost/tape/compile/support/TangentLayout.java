package org.gradcost.tape.compile.support;

/**
 * The room of the stored tangents.
 *
 * @param lengths the components of each, from 0 on; those behind are zero
 * @param units how many of the first ones are the unit tangents of the inputs, copied into memory
 * @param inputs the components of the gradient
 * @param width the components of a pass
 * @param inPasses whether the code computes a pass; it may turn out that one suffices
 */
public record TangentLayout(int[] lengths, int units, int inputs, int width, boolean inPasses) {

    /** The layout of code that stores no tangents. */
    public static final TangentLayout NONE = new TangentLayout(new int[0], 0, 1, 1, false);

    /** Returns the layout with other passes. */
    TangentLayout withWidth(int other) {
        return new TangentLayout(lengths, units, inputs, other, inPasses);
    }

    /** Returns in how many passes the gradient is computed. */
    public int passes() {
        return (inputs + width - 1) / width;
    }

    /** Allocates the tangents; unless the code is that of a pass, with the unit tangents of the inputs in place. */
    public double[][] newTangents() {
        double[][] tangents = new double[lengths.length][];
        for (int row = 0; row < tangents.length; row++) {
            tangents[row] = new double[Math.min(width, lengths[row])];
            if (row < units && !inPasses) {
                tangents[row][row] = 1;
            }
        }
        return tangents;
    }

    /** Returns how many numbers they hold in all. */
    public long size() {
        long size = 0;
        for (int length : lengths) {
            size += Math.min(width, length);
        }
        return size;
    }
}
