package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The mean over rows of Σⱼ tⱼ·(L − sⱼ) with L = log Σₖ e^sₖ: the cross entropy of targets T and the softmax of scores S.
 * Slopes, over the number of rows: ∂/∂sⱼ = e^(sⱼ−L)·Σₖ tₖ − tⱼ and ∂/∂tⱼ = L − sⱼ.
 *
 * <p>With the largest score s_m and ρ = Σ_{j≠m} e^(sⱼ−s_m), L − sⱼ = (s_m − sⱼ) + log(1 + ρ), and the slope of s_m is
 * (Σ_{j≠m} tⱼ − t_m·ρ)/(1 + ρ). So no digits are lost where all scores have a large common offset, nor where the loss
 * almost vanishes. See P. Blanchard, D. J. Higham and N. J. Higham, <em>Accurately Computing the Log-Sum-Exp and Softmax
 * Functions</em>, IMA Journal of Numerical Analysis 41(4), 2021.
 *
 * <p>A class of score −∞ (masked) has the probability 0; a target of 0 leaves its term out, whatever the score. A row
 * whose scores are all −∞ contributes 0 if its targets are 0, else NaN.
 */
final class SoftmaxCrossEntropy implements RowLoss {
    @Override
    public String name() {
        return "crossEntropy";
    }

    @Override
    public double sum(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj slope) {
        double[] s = scores.data;
        double[] t = targets.data;
        double[] d = slope.data;
        int cols = scores.numCols;
        double share = 1.0 / scores.numRows;
        double sum = 0;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            int largest = largest(s, start, end);
            double rest = exponentials(s, start, end, largest, d);
            double log = Math.log1p(rest);
            double loss = 0;
            double others = 0;
            for (int j = start; j < end; j++) {
                loss += t[j] * (s[largest] - s[j] + log);
                others += j == largest ? 0 : t[j];
            }
            sum += loss == loss ? loss : careful(s, t, start, end, largest, log);
            slopes(t, d, start, end, largest, others, rest, share);
        }
        return sum;
    }

    @Override
    public void slopeOfTargets(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj out) {
        double[] s = scores.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            int largest = largest(s, start, end);
            double log = Math.log1p(exponentials(s, start, end, largest, out.data));
            for (int j = start; j < end; j++) {
                out.data[j] = (below(s, largest, j) + log) / scores.numRows;
            }
        }
    }

    private static int largest(double[] s, int start, int end) {
        int largest = start;
        for (int j = start + 1; j < end; j++) {
            if (s[j] > s[largest]) {
                largest = j;
            }
        }
        return largest;
    }

    /** Writes eⱼ = e^(sⱼ−s_m) of one row, with 1 for m itself, and returns ρ, their sum without it. */
    private static double exponentials(double[] s, int start, int end, int largest, double[] e) {
        double rest = 0;
        for (int j = start; j < end; j++) {
            double difference = s[j] - s[largest];
            // What the difference lost in rounding (Knuth's two-sum) would be up to |difference|/2 ulp of its
            // exponential.
            double virtual = s[j] - difference;
            double lost = s[j] - (difference + virtual) + (virtual - s[largest]);
            double exp = Math.exp(difference);
            e[j] = exp + exp * lost;
            rest += j == largest ? 0 : e[j];
        }
        e[largest] = 1;
        return rest == rest ? rest : carefulExponentials(s, start, end, largest, e);
    }

    /** Does the same where a score is infinite: e^−∞ = 0, and two scores of one infinity have no difference, NaN. */
    private static double carefulExponentials(double[] s, int start, int end, int largest, double[] e) {
        double rest = 0;
        for (int j = start; j < end; j++) {
            e[j] = j == largest ? 1 : Math.exp(s[j] - s[largest]);
            rest += j == largest ? 0 : e[j];
        }
        return s[largest] == Double.NEGATIVE_INFINITY ? Double.NaN : rest;
    }

    /** Returns s_m − sⱼ, 0 for m itself. */
    private static double below(double[] s, int largest, int j) {
        return j == largest ? 0 : s[largest] - s[j];
    }

    /** Returns the loss of one row without the terms of targets 0. */
    private static double careful(double[] s, double[] t, int start, int end, int largest, double log) {
        double loss = 0;
        for (int j = start; j < end; j++) {
            if (t[j] != 0) {
                loss += t[j] * (below(s, largest, j) + log);
            }
        }
        return loss;
    }

    /** Turns the exponentials of one row, in d, into its slopes. */
    private static void slopes(
            double[] t, double[] d, int start, int end, int largest, double others, double rest, double share) {
        double whole = 1 + rest;
        double weight = others + t[largest];
        double scale = share * weight / whole;
        for (int j = start; j < end; j++) {
            d[j] = (weight == 0 ? 0 : d[j] * scale) - share * t[j];
        }
        if (weight != 0) {
            d[largest] = share * (others - t[largest] * rest) / whole;
        }
    }
}
