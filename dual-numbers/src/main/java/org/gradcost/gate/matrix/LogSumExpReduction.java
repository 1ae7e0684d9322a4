package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * log Σ exp over all elements (result 1×1), over each row (r×1) or over each column (1×c). Pushforward
 * dc = Σ sᵢ·daᵢ; pullback āᵢ += sᵢ·c̄, where s = exp(a − c) is the softmax, which sums to 1.
 *
 * <p>exp is taken of a − max a, so that nothing overflows and the largest term is exact. All terms −∞ give −∞, and
 * slopes of NaN.
 */
record LogSumExpReduction(String name, boolean alongRows, boolean alongColumns) implements UnaryMatrixGate {
    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(alongColumns ? 1 : a.numRows, alongRows ? 1 : a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        double[] softmax = w.keep(a.numRows, a.numCols).data;
        for (int line = 0; line < c.getNumElements(); line++) {
            c.data[line] = line(a.data, softmax, start(a, line), end(a, line), step(a));
        }
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        double[] softmax = w.kept().data;
        int step = step(a);
        for (int line = 0; line < c.getNumElements(); line++) {
            int end = end(a, line);
            double sum = 0;
            for (int i = start(a, line); i < end; i += step) {
                sum += softmax[i] * da.data[i];
            }
            dc.data[line] = sum;
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        double[] softmax = w.kept().data;
        int step = step(a);
        for (int line = 0; line < c.getNumElements(); line++) {
            int end = end(a, line);
            for (int i = start(a, line); i < end; i += step) {
                da.data[i] = softmax[i] * dc.data[line];
            }
        }
    }

    /** log Σ exp(x) over one line, and its softmax. */
    private static double line(double[] x, double[] softmax, int start, int end, int step) {
        double max = x[start];
        for (int i = start; i < end; i += step) {
            max = Math.max(max, x[i]);
        }
        double shift = Double.isInfinite(max) ? 0 : max; // ∞ − ∞ would be NaN
        double sum = 0;
        for (int i = start; i < end; i += step) {
            softmax[i] = Math.exp(x[i] - shift);
            sum += softmax[i];
        }
        for (int i = start; i < end; i += step) {
            softmax[i] /= sum;
        }
        return shift + Math.log(sum);
    }

    private int start(DMatrixRMaj a, int line) {
        return alongRows ? line * a.numCols : line;
    }

    private int end(DMatrixRMaj a, int line) {
        return alongRows && !alongColumns ? (line + 1) * a.numCols : a.getNumElements();
    }

    private int step(DMatrixRMaj a) {
        return alongRows ? 1 : a.numCols;
    }
}
