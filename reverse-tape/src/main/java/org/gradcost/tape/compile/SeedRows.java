package org.gradcost.tape.compile;

import java.util.Arrays;

/** Rows of seeds, one for each input or output. Marked rows are unit vectors; all other rows are the same row of zeros. */
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

    /** Marks the row of an input or output with the unit vector of a seed. The row must not be marked already. */
    void mark(int place, int seed) {
        rows[place] = units[seed];
    }

    /** Removes the mark of a row. */
    void clear(int place) {
        rows[place] = zeros;
    }
}
