package org.gradcost.tape.compile.support;

/**
 * The room of the stored tangents.
 *
 * @param lengths the components of each, from 0 on; those behind are zero
 * @param units how many of the first ones are the unit tangents of the inputs, copied into memory
 */
public record TangentLayout(int[] lengths, int units) {

    /** The layout of code that stores no tangents. */
    public static final TangentLayout NONE = new TangentLayout(new int[0], 0);

    /** Allocates the tangents. */
    public double[][] newTangents() {
        double[][] tangents = new double[lengths.length][];
        for (int row = 0; row < tangents.length; row++) {
            tangents[row] = new double[lengths[row]];
            if (row < units) {
                tangents[row][row] = 1;
            }
        }
        return tangents;
    }

    /** Returns how many numbers they hold in all. */
    public long size() {
        long size = 0;
        for (int length : lengths) {
            size += length;
        }
        return size;
    }
}
