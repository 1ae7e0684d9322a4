package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * cᵢⱼ = aᵢⱼ where xᵢⱼ &lt; yᵢⱼ, else bᵢⱼ, for matrices of one shape: also where the comparison is with NaN. Slopes:
 * [xᵢⱼ &lt; yᵢⱼ] and its complement; nothing is carried to the side not taken, whatever its value, and nothing to x and y,
 * on which the result depends by jumps alone.
 *
 * @param x the left sides of the comparisons, referenced: the value of a matrix of the same mode
 * @param y the right sides, likewise
 */
record IfLess(DMatrixRMaj x, DMatrixRMaj y) implements DiagonalBinary, PiecewiseLinearBinaryGate {
    /** Returns the expected gate if it has these parameters, else a new one: see {@link Matrix#expectedBinary}. */
    static BinaryMatrixGate of(BinaryMatrixGate expected, DMatrixRMaj x, DMatrixRMaj y) {
        return expected instanceof IfLess e && e.x == x && e.y == y ? e : new IfLess(x, y);
    }

    @Override
    public String name() {
        return "ifLess";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        Shapes.requireSame(name(), a, b);
        if (x.numRows != y.numRows || x.numCols != y.numCols || x.numRows != a.numRows || x.numCols != a.numCols) {
            String compared = Shapes.of(x) + " < " + Shapes.of(y);
            throw Shapes.refused(name(), a, b, "shapes of the comparison " + compared + " differ");
        }
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = x.data[i] < y.data[i] ? a.data[i] : b.data[i];
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = x.data[i] < y.data[i] ? d.data[i] : 0;
        }
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = x.data[i] < y.data[i] ? 0 : d.data[i];
        }
    }
}
