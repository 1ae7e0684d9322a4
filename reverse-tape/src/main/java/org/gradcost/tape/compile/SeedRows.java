package org.gradcost.tape.compile;

import java.util.Arrays;

/** Rows of seeds, one for each input or output, in which unit vectors are marked: all but the marked rows are one row of zeros. */
final class SeedRows {

    final double[][] rows;
    private final double[] zeros;
    private final double[][] units;

    /**
     * Makes rows of zeros.
     *
     * @param count rows
     * @param width numbers of a row, one for each seed
     */
    SeedRows(int count, int width) {
        this.zeros = new double[width];
        this.rows = new double[count][];
        this.units = new double[width][width];
        for (int seed = 0; seed < width; seed++) {
            units[seed][seed] = 1;
        }
        Arrays.fill(rows, zeros);
    }

    int width() {
        return zeros.length;
    }

    /** Lets a seed move at a place; no other may move there. */
    void mark(int place, int seed) {
        rows[place] = units[seed];
    }

    /** Lets no seed move at a place. */
    void clear(int place) {
        rows[place] = zeros;
    }
}
