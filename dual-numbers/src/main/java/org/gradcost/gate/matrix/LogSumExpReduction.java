package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * log Σ exp over all elements (result 1×1), over each row (r×1) or over each column (1×c). Pushforward
 * dc = Σ sᵢ·daᵢ; pullback āᵢ += sᵢ·c̄, where s = exp(a − c) is the softmax, which sums to 1.
 *
 * <p>The exponentials are those of a − max a: none overflows, and the largest term is exact. They are computed once, in blocks by
 * an array function, and kept for the slopes. The maximum is treated as a constant, since the result does not depend on it. A line
 * whose terms are all −∞ (masked) has the value −∞ and the slopes 0, as log(0 + 0) has by the rule 0·∞ = 0. A single term of +∞
 * has the slope 1; several have the slope NaN, since they have no derivative.
 */
record LogSumExpReduction(String name, boolean alongRows, boolean alongColumns) implements UnaryMatrixGate {
    /** The number of elements in a block, whose data stay in the L1 cache. */
    private static final int BLOCK = 1024;

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(alongColumns ? 1 : a.numRows, alongRows ? 1 : a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        DMatrixRMaj softmax = w.keep(a.numRows, a.numCols);
        for (int line = 0; line < c.getNumElements(); line++) {
            c.data[line] = largest(a.data, start(a, line), end(a, line), step(a));
        }
        exponentials(a, c, softmax.data, w.scratch());
        for (int line = 0; line < c.getNumElements(); line++) {
            c.data[line] = normalize(a.data, c.data[line], softmax.data, start(a, line), end(a, line), step(a));
        }
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        double[] softmax = w.kept().data;
        int step = step(a);
        for (int line = 0; line < c.getNumElements(); line++) {
            int start = start(a, line);
            int end = end(a, line);
            if (step == 1) {
                dc.data[line] = w.chain().dot(end - start, softmax, start, da.data, start);
                continue;
            }
            double sum = 0;
            for (int i = start; i < end; i += step) {
                sum += times(softmax[i], da.data[i]);
            }
            dc.data[line] = sum;
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        if (c.getNumElements() == 1) {
            w.chain().scale(dc.data[0], w.kept(), da);
            return;
        }
        double[] softmax = w.kept().data;
        int step = step(a);
        for (int line = 0; line < c.getNumElements(); line++) {
            int end = end(a, line);
            for (int i = start(a, line); i < end; i += step) {
                da.data[i] = times(softmax[i], dc.data[line]);
            }
        }
    }

    @Override
    public void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        if (c.getNumElements() == 1) {
            w.chain().addScaled(dc.data[0], w.kept(), da);
        } else {
            UnaryMatrixGate.super.pullAdd(a, c, dc, da, w);
        }
    }

    /** Returns the largest number of a line, or NaN if there is one, by four chains of comparisons that run in parallel. */
    private static double largest(double[] x, int start, int end, int step) {
        double p = x[start];
        double q = p;
        double r = p;
        double s = p;
        int i = start;
        for (; i < end - 3 * step; i += 4 * step) {
            p = Math.max(p, x[i]);
            q = Math.max(q, x[i + step]);
            r = Math.max(r, x[i + 2 * step]);
            s = Math.max(s, x[i + 3 * step]);
        }
        for (; i < end; i += step) {
            p = Math.max(p, x[i]);
        }
        return Math.max(Math.max(p, q), Math.max(r, s));
    }

    /** Writes e^(aᵢⱼ − max) for all elements, each with the largest number of its line, block by block. */
    private void exponentials(DMatrixRMaj a, DMatrixRMaj largest, double[] y, Scratch scratch) {
        int n = a.getNumElements();
        double[] differences = scratch.first(1, Math.min(BLOCK, n)).data;
        double[] exponentials = scratch.second(1, Math.min(BLOCK, n)).data;
        for (int from = 0; from < n; from += BLOCK) {
            int length = Math.min(BLOCK, n - from);
            if (largest.getNumElements() == 1) {
                differences(a.data, from, length, largest.data[0], differences);
            } else {
                differences(a, from, length, largest.data, differences);
            }
            Elementary.exp(length, differences, exponentials);
            System.arraycopy(exponentials, 0, y, from, length);
        }
    }

    private static void differences(double[] x, int from, int length, double shift, double[] to) {
        System.arraycopy(x, from, to, 0, length);
        for (int i = 0; i < length; i++) { // without offsets, so that HotSpot vectorises the loop
            to[i] -= shift;
        }
    }

    private void differences(DMatrixRMaj a, int from, int length, double[] largest, double[] to) {
        int row = from / a.numCols;
        int column = from % a.numCols;
        for (int i = 0; i < length; i++) {
            to[i] = a.data[from + i] - largest[alongRows ? row : column];
            column++;
            if (column == a.numCols) {
                column = 0;
                row++;
            }
        }
    }

    /** Returns log Σ exp(x) over one line, and divides its exponentials by their sum. */
    private static double normalize(double[] x, double max, double[] softmax, int start, int end, int step) {
        if (Double.isInfinite(max)) {
            infinite(x, max, softmax, start, end, step);
            return max;
        }
        double sum = step == 1 ? Products.sum(softmax, start, end - start) : sum(softmax, start, end, step);
        for (int i = start; i < end; i += step) {
            softmax[i] /= sum;
        }
        return max + Elementary.log(sum);
    }

    private static double sum(double[] x, int start, int end, int step) {
        double sum = 0;
        for (int i = start; i < end; i += step) {
            sum += x[i];
        }
        return sum;
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
