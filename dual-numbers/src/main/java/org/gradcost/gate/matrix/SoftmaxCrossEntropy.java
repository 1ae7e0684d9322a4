package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.Elementary;

/**
 * The mean over rows of Σⱼ tⱼ·(L − sⱼ) with L = log Σₖ e^sₖ: the cross entropy of targets T and the softmax of scores S. The
 * slopes, divided by the number of rows, are ∂/∂sⱼ = e^(sⱼ−L)·Σₖ tₖ − tⱼ and ∂/∂tⱼ = L − sⱼ.
 *
 * <p>With the largest score s_m and ρ = Σ_{j≠m} e^(sⱼ−s_m), they are computed from L − sⱼ = (s_m − sⱼ) + log(1 + ρ), and the
 * slope of s_m as (Σ_{j≠m} tⱼ − t_m·ρ)/(1 + ρ). No digits are lost if all scores have a large common offset, or if the loss
 * is close to 0. See P. Blanchard, D. J. Higham and N. J. Higham, <em>Accurately Computing the Log-Sum-Exp and Softmax
 * Functions</em>, IMA Journal of Numerical Analysis 41(4), 2021.
 *
 * <p>A masked class, with score −∞, has probability 0. A term with target 0 is left out, whatever its score. A row whose
 * scores are all −∞ contributes 0 if all its targets are 0, otherwise NaN.
 */
final class SoftmaxCrossEntropy implements RowLoss {
    @Override
    public String name() {
        return "crossEntropy";
    }

    @Override
    public double sum(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj slope) {
        double share = 1.0 / scores.numRows;
        double sum = 0;
        for (int start = 0; start < scores.getNumElements(); start += scores.numCols) {
            double loss = row(scores.data, targets.data, slope.data, start, start + scores.numCols, share);
            sum += loss == loss
                    ? loss
                    : carefulRow(scores.data, targets.data, slope.data, start, start + scores.numCols, share);
        }
        return sum;
    }

    /** Returns the loss of one row in plain arithmetic, and writes its slopes. It makes few passes, since rows are short. */
    private static double row(double[] s, double[] t, double[] d, int start, int end, double share) {
        int largest = largest(s, start, end);
        double max = s[largest];
        double rest = 0;
        double others = 0;
        double gaps = 0;
        int from = start;
        int to = largest; // first the elements before the largest, then those after it
        for (int part = 0; part < 2; part++) {
            for (int j = from; j < to; j++) {
                d[j] = exp(s[j], max);
                rest += d[j];
                others += t[j];
                gaps += t[j] * (max - s[j]);
            }
            from = largest + 1;
            to = end;
        }
        double weight = others + t[largest];
        double whole = 1 + rest;
        double scale = share * weight / whole;
        for (int j = start; j < end; j++) {
            d[j] = d[j] * scale - share * t[j];
        }
        d[largest] = share * (others - t[largest] * rest) / whole;
        return gaps + weight * Elementary.log1p(rest);
    }

    /**
     * Returns the loss of one row that has an infinite score, and writes its slopes: e^−∞ = 0, and terms with target 0 are
     * left out.
     */
    private static double carefulRow(double[] s, double[] t, double[] d, int start, int end, double share) {
        int largest = largest(s, start, end);
        double rest = carefulExponentials(s, start, end, largest, d);
        double others = 0;
        double gaps = 0;
        for (int j = start; j < end; j++) {
            others += j == largest ? 0 : t[j];
            gaps += t[j] == 0 ? 0 : t[j] * below(s, largest, j);
        }
        double weight = others + t[largest];
        double whole = 1 + rest;
        for (int j = start; j < end; j++) {
            d[j] = ChainRule.times(weight, share * d[j] / whole) - share * t[j];
        }
        if (weight != 0) {
            d[largest] = share * (others - t[largest] * rest) / whole;
        }
        return gaps + ChainRule.times(weight, Elementary.log1p(rest));
    }

    @Override
    public void slopeOfTargets(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj out) {
        double[] s = scores.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            int largest = largest(s, start, end);
            double log = Elementary.log1p(carefulExponentials(s, start, end, largest, out.data));
            for (int j = start; j < end; j++) {
                out.data[j] = (below(s, largest, j) + log) / scores.numRows;
            }
        }
    }

    private static int largest(double[] s, int start, int end) {
        int largest = start;
        double max = s[start];
        for (int j = start + 1; j < end; j++) {
            boolean larger = s[j] > max;
            max = larger ? s[j] : max;
            largest = larger ? j : largest;
        }
        return largest;
    }

    /** Writes eⱼ = e^(sⱼ−s_m) of one row and returns ρ, their sum without e_m = 1; returns NaN if all scores are −∞. */
    private static double carefulExponentials(double[] s, int start, int end, int largest, double[] e) {
        double max = s[largest];
        double rest = max == Double.NEGATIVE_INFINITY ? Double.NaN : 0;
        for (int j = start; j < end; j++) {
            e[j] = j == largest ? 1 : Double.isInfinite(s[j] - max) ? 0 : exp(s[j], max);
            rest += j == largest ? 0 : e[j];
        }
        return rest;
    }

    /**
     * Returns e^(s−max), corrected for the rounding error of the difference (two-sum), which is worth up to |difference|/2
     * ulp.
     */
    private static double exp(double s, double max) {
        double difference = s - max;
        double virtual = s - difference;
        double lost = s - (difference + virtual) + (virtual - max);
        double exp = Elementary.exp(difference);
        return exp + exp * lost;
    }

    /** Returns s_m − sⱼ, which is 0 for j = m. */
    private static double below(double[] s, int largest, int j) {
        return j == largest ? 0 : s[largest] - s[j];
    }

    @Override
    public void pullFirstAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj softmax = softmax(a, w);
        double share = adjoint.data[0] / a.numRows;
        int cols = a.numCols;
        for (int start = 0; start < a.getNumElements(); start += cols) {
            double lseMoves = w.chain().dot(cols, softmax.data, start, da.data, start);
            double weight = share * sum(b, start);
            for (int j = start; j < start + cols; j++) {
                out.data[j] += times(weight, times(softmax.data[j], da.data[j] - lseMoves));
            }
        }
    }

    @Override
    public void pullFirstAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj softmax = softmax(a, w);
        double share = adjoint.data[0] / a.numRows;
        int cols = a.numCols;
        for (int start = 0; start < a.getNumElements(); start += cols) {
            double weightMoves = sum(db, start);
            for (int j = start; j < start + cols; j++) {
                out.data[j] += times(share, times(weightMoves, softmax.data[j]) - db.data[j]);
            }
        }
    }

    @Override
    public void pullSecondAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj softmax = softmax(a, w);
        double share = adjoint.data[0] / a.numRows;
        int cols = a.numCols;
        for (int start = 0; start < a.getNumElements(); start += cols) {
            double lseMoves = w.chain().dot(cols, softmax.data, start, da.data, start);
            for (int j = start; j < start + cols; j++) {
                out.data[j] += times(share, lseMoves - da.data[j]);
            }
        }
    }

    @Override
    public void pullSecondAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the loss is linear in the targets
    }

    /** Returns the softmax of each row, in a temporary matrix. */
    private static DMatrixRMaj softmax(DMatrixRMaj scores, Workspace w) {
        DMatrixRMaj softmax = w.scratch().first(scores.numRows, scores.numCols);
        double[] e = softmax.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            double whole = 1 + carefulExponentials(scores.data, start, end, largest(scores.data, start, end), e);
            for (int j = start; j < end; j++) {
                e[j] /= whole;
            }
        }
        return softmax;
    }

    private static double sum(DMatrixRMaj x, int start) {
        double sum = 0;
        for (int j = start; j < start + x.numCols; j++) {
            sum += x.data[j];
        }
        return sum;
    }
}
