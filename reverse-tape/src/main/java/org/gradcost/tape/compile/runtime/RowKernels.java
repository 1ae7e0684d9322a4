package org.gradcost.tape.compile.runtime;

import java.util.Arrays;

/** The operations of generated code on whole arrays of rows of tangents. */
public final class RowKernels {

    private RowKernels() {}

    static void clear(double[][] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    static void copy(double[][] from, double[][] to, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from[i], 0, to[i], 0, to[i].length);
        }
    }

    /** Adds rows to as many others. */
    static void addAll(double[][] from, double[][] to, int count) {
        for (int i = 0; i < count; i++) {
            StoredTangents.add(to[i], 1, from[i], 0, to[i].length);
        }
    }
}
