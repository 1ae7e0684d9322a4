package org.gradcost.dual;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.Shapes;

/** Construction of the inputs of a matrix pass with their seeds, the initial tangents. */
final class Seeds {
    private Seeds() {}

    static MatrixDual[] unit(DMatrixRMaj[] x, int first, int width) {
        long n = elements(x);
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + ": a pass carries at least 1 tangent");
        }
        if (first < 0 || first >= n) {
            throw new IllegalArgumentException("first input " + first + " of " + n);
        }
        int k = (int) Math.min(width, n - first);
        MatrixDual[] seeded = new MatrixDual[x.length];
        long before = 0;
        for (int i = 0; i < x.length; i++) {
            seeded[i] = new MatrixDual(x[i], units(x[i], first - before, k));
            before += x[i].getNumElements();
        }
        return seeded;
    }

    static MatrixDual[] along(DMatrixRMaj[] x, DMatrixRMaj[] direction) {
        elements(x);
        if (direction.length != x.length) {
            throw new IllegalArgumentException(x.length + " inputs by " + direction.length + " directions");
        }
        MatrixDual[] seeded = new MatrixDual[x.length];
        for (int i = 0; i < x.length; i++) {
            if (x[i].numRows != direction[i].numRows || x[i].numCols != direction[i].numCols) {
                throw new IllegalArgumentException(
                        "input " + i + ": " + Shapes.of(x[i]) + " by a direction of " + Shapes.of(direction[i]));
            }
            seeded[i] = new MatrixDual(x[i], new DMatrixRMaj[] {direction[i]});
        }
        return seeded;
    }

    /**
     * Returns the unit directions of elements {@code first} to {@code first + k − 1} of x, with null for an element outside
     * x; returns null if all of them are outside.
     */
    private static DMatrixRMaj[] units(DMatrixRMaj x, long first, int k) {
        if (first >= x.getNumElements() || first + k <= 0) {
            return null;
        }
        DMatrixRMaj[] units = new DMatrixRMaj[k];
        for (int j = 0; j < k; j++) {
            long element = first + j;
            if (element >= 0 && element < x.getNumElements()) {
                units[j] = new DMatrixRMaj(x.numRows, x.numCols);
                units[j].data[(int) element] = 1;
            }
        }
        return units;
    }

    private static long elements(DMatrixRMaj[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("no inputs");
        }
        long n = 0;
        for (int i = 0; i < x.length; i++) {
            Shapes.requireElements("input " + i, x[i]);
            n += x[i].getNumElements();
        }
        return n;
    }
}
