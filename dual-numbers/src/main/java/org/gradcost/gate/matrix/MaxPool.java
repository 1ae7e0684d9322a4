package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The largest element of each square of an image. A has images in its rows, channel by channel and row by row, s×(c·h·w); C
 * is s×(c·⌊h/size⌋·⌊w/size⌋). Remaining columns and rows at the right and lower edge are ignored.
 *
 * <p>The slope is 1 for the largest element, at a tie for the first one in row-major order, and 0 for the others.
 */
record MaxPool(int height, int width, int size) implements PiecewiseLinearUnaryGate {

    /** Returns the expected gate if it has these parameters, otherwise a new one. */
    static MaxPool of(UnaryMatrixGate expected, int height, int width, int size) {
        return expected instanceof MaxPool p && p.height == height && p.width == width && p.size == size
                ? p
                : new MaxPool(height, width, size);
    }

    @Override
    public String name() {
        return "maxPool";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (height < 1 || width < 1 || a.numCols % (height * width) != 0) {
            throw Shapes.refused(name(), a, "has no images of " + height + "x" + width + " in its rows");
        }
        if (size < 1 || size > height || size > width) {
            throw Shapes.refused(name(), a, "cannot be pooled by squares of " + size);
        }
        c.reshape(a.numRows, a.numCols / (height * width) * (height / size) * (width / size));
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        for (int i = 0; i < c.getNumElements(); i++) {
            c.data[i] = a.data[chosen(a, i)];
        }
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        for (int i = 0; i < c.getNumElements(); i++) {
            dc.data[i] = da.data[chosen(a, i)];
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
        for (int i = 0; i < c.getNumElements(); i++) {
            da.data[chosen(a, i)] += dc.data[i];
        }
    }

    /** Returns the index in A of the largest element of square i; NaN counts as larger than all numbers. */
    private int chosen(DMatrixRMaj a, int i) {
        int columns = width / size;
        int rows = height / size;
        int image = i / (rows * columns);
        int y = i / columns % rows * size;
        int x = i % columns * size;
        int first = (image * height + y) * width + x;
        int best = first;
        for (int row = 0; row < size; row++) {
            for (int at = first + row * width; at < first + row * width + size; at++) {
                if (a.data[at] > a.data[best] || Double.isNaN(a.data[at])) {
                    best = at;
                }
            }
        }
        return best;
    }
}
