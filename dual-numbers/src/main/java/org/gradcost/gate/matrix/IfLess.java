package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The selection cᵢⱼ = aᵢⱼ if xᵢⱼ &lt; yᵢⱼ, otherwise bᵢⱼ (also if either is NaN), for matrices of the same shape. The slopes
 * are [xᵢⱼ &lt; yᵢⱼ] and its complement. The argument that is not taken gets no derivative, whatever its value, and neither
 * do x and y, on which the result only depends by jumps.
 *
 * @param x the left sides of the comparisons: the value of a matrix of the same mode, referenced, not copied
 * @param y the right sides of the comparisons: the value of a matrix of the same mode, referenced, not copied
 */
record IfLess(DMatrixRMaj x, DMatrixRMaj y) implements DiagonalBinary, PiecewiseLinearBinaryGate {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expectedBinary}. */
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
