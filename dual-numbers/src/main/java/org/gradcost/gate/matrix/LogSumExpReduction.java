package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Elementary;

/**
 * log Σ exp over all elements (result 1×1), over each row (r×1) or over each column (1×c). Pushforward
 * dc = Σ sᵢ·daᵢ; pullback āᵢ += sᵢ·c̄, where s = exp(a − c) is the softmax, which sums to 1.
 *
 * <p>The exponentials are those of a − max a: none overflows, and the largest term is exact. A line whose terms are all
 * −∞ (masked) has the value −∞ and the slopes 0, as log(0 + 0) has by the rule 0·∞ = 0. A single term of +∞ has the slope
 * 1; several have none, NaN.
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
                sum += times(softmax[i], da.data[i]);
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
                da.data[i] = times(softmax[i], dc.data[line]);
            }
        }
    }

    /** Returns log Σ exp(x) over one line, and writes its softmax. */
    private static double line(double[] x, double[] softmax, int start, int end, int step) {
        double max = x[start];
        for (int i = start; i < end; i += step) {
            max = Math.max(max, x[i]);
        }
        if (Double.isInfinite(max)) {
            infinite(x, max, softmax, start, end, step);
            return max;
        }
        double sum = 0;
        for (int i = start; i < end; i += step) {
            softmax[i] = Elementary.exp(x[i] - max);
            sum += softmax[i];
        }
        for (int i = start; i < end; i += step) {
            softmax[i] /= sum;
        }
        return max + Elementary.log(sum);
    }

    /** Writes the softmax of a line whose largest term is infinite: ∞ − ∞ would be NaN. */
    private static void infinite(double[] x, double max, double[] softmax, int start, int end, int step) {
        int largest = 0;
        for (int i = start; i < end; i += step) {
            largest += x[i] == max ? 1 : 0;
        }
        double slope = max < 0 ? 0 : largest == 1 ? 1 : Double.NaN;
        for (int i = start; i < end; i += step) {
            softmax[i] = x[i] == max ? slope : 0;
        }
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

    @Override
    public void pullAlong(
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj dc,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        double[] softmax = w.kept().data;
        int step = step(a);
        for (int line = 0; line < c.getNumElements(); line++) {
            int end = end(a, line);
            for (int i = start(a, line); i < end; i += step) {
                double slopeMoves = times(softmax[i], da.data[i] - dc.data[line]);
                out.data[i] += times(slopeMoves, adjoint.data[line]);
            }
        }
    }
}
