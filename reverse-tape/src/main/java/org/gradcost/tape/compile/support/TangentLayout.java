package org.gradcost.tape.compile.support;

/**
 * The layout of the stored tangents.
 *
 * @param lengths the number of stored components of each tangent, from component 0 on; further components are zero
 * @param units the number of stored tangents, beginning with the first, that are unit tangents of the inputs, copied into
 *     memory
 * @param inputs the number of components of the gradient
 * @param width the number of components of a pass
 * @param inPasses whether the code computes a single pass; one pass may turn out to be enough
 */
public record TangentLayout(int[] lengths, int units, int inputs, int width, boolean inPasses) {

    /** The header of an array and the reference to it. */
    private static final int ARRAY_OVERHEAD = 24;

    /** The layout of code that stores no tangents. */
    public static final TangentLayout NONE = new TangentLayout(new int[0], 0, 1, 1, false);

    /** Returns the layout with other passes. */
    TangentLayout withWidth(int other) {
        return new TangentLayout(lengths, units, inputs, other, inPasses);
    }

    /** Returns the number of passes in which the gradient is computed. */
    public int passes() {
        return (inputs + width - 1) / width;
    }

    /**
     * Returns new arrays for the tangents. Unless the code computes a single pass, they hold the unit tangents of the
     * inputs.
     */
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

    /** Returns the bytes of the arrays of the tangents. */
    public long bytes() {
        return Double.BYTES * size() + (long) ARRAY_OVERHEAD * lengths.length;
    }

    /** Returns the total number of stored components. */
    public long size() {
        long size = 0;
        for (int length : lengths) {
            size += Math.min(width, length);
        }
        return size;
    }
}
