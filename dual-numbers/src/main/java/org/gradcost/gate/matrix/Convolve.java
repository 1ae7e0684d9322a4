package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The convolution C = A∗K of images with filters, without padding:
 * {@code c[s, f, y, x] = Σ a[s, c, y+i, x+j]·k[f, c, i, j]}.
 *
 * <p>A has an image in each row, channel by channel and row by row, s×(c·h·w); K has a square filter in each row, f×(c·k·k);
 * C is s×(f·(h−k+1)·(w−k+1)). The gate is bilinear: the pushforward is dC = dA∗K + A∗dK. In the pullback each factor of a
 * product gets the other factor times C̄, summed over the same index sets.
 */
record Convolve(int height, int width) implements BilinearGate {

    /** Returns the expected gate if it has these parameters, otherwise a new one. */
    static Convolve of(BinaryMatrixGate expected, int height, int width) {
        return expected instanceof Convolve c && c.height == height && c.width == width
                ? c
                : new Convolve(height, width);
    }

    @Override
    public String name() {
        return "convolve";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c) {
        if (height < 1 || width < 1 || a.numCols % (height * width) != 0) {
            throw Shapes.refused(name(), a, k, "the rows of the first are not images of " + height + "x" + width);
        }
        int channels = channels(a);
        int size = size(a, k);
        if (channels * size * size != k.numCols) {
            throw Shapes.refused(name(), a, k, "filters are not squares of " + channels + " channels");
        }
        if (size > height || size > width) {
            throw Shapes.refused(name(), a, k, "filters are larger than images");
        }
        c.reshape(a.numRows, k.numRows * (height - size + 1) * (width - size + 1));
    }

    private int channels(DMatrixRMaj a) {
        return a.numCols / (height * width);
    }

    private int size(DMatrixRMaj a, DMatrixRMaj k) {
        return (int) Math.round(Math.sqrt(k.numCols / (double) channels(a)));
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c, Workspace w) {
        c.zero();
        walk(a, k, (ai, ki, ci, n) -> {
            double factor = k.data[ki];
            for (int x = 0; x < n; x++) {
                c.data[ci + x] += factor * a.data[ai + x];
            }
        });
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        push(da, k, dc, w);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c, DMatrixRMaj dk, DMatrixRMaj dc, Workspace w) {
        push(a, dk, dc, w);
    }

    private void push(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj dc, Workspace w) {
        ChainProducts chain = w.chain();
        dc.zero();
        walk(a, k, (ai, ki, ci, n) -> chain.addScaled(n, k.data[ki], a.data, ai, dc.data, ci));
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        ChainProducts chain = w.chain();
        da.zero();
        walk(a, k, (ai, ki, ci, n) -> chain.addScaled(n, k.data[ki], dc.data, ci, da.data, ai));
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj k, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj dk, Workspace w) {
        ChainProducts chain = w.chain();
        dk.zero();
        walk(a, k, (ai, ki, ci, n) -> dk.data[ki] += chain.dot(n, a.data, ai, dc.data, ci));
    }

    /**
     * An operation on n adjacent elements of A from index {@code a}, one element of K, and n adjacent elements of C from
     * {@code c}.
     */
    private interface Row {
        void products(int a, int k, int c, int n);
    }

    /** Visits all products of the sum, a row of them at a time. */
    private void walk(DMatrixRMaj a, DMatrixRMaj k, Row row) {
        int channels = channels(a);
        int size = size(a, k);
        int outHeight = height - size + 1;
        int outWidth = width - size + 1;
        for (int sample = 0; sample < a.numRows; sample++) {
            for (int filter = 0; filter < k.numRows; filter++) {
                for (int y = 0; y < outHeight; y++) {
                    int c = ((sample * k.numRows + filter) * outHeight + y) * outWidth;
                    for (int channel = 0; channel < channels; channel++) {
                        for (int i = 0; i < size; i++) {
                            int image = ((sample * channels + channel) * height + y + i) * width;
                            int kernel = ((filter * channels + channel) * size + i) * size;
                            for (int j = 0; j < size; j++) {
                                row.products(image + j, kernel + j, c, outWidth);
                            }
                        }
                    }
                }
            }
        }
    }
}
