package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The mean over rows of Σⱼ tⱼ·(L − sⱼ) with L = log Σₖ e^sₖ: the cross entropy of targets T and the softmax of scores S.
 * Slopes, over the number of rows: ∂/∂sⱼ = e^(sⱼ−L)·Σₖ tₖ − tⱼ and ∂/∂tⱼ = L − sⱼ.
 *
 * <p>exp is taken of s − max s, so that nothing overflows and the largest term is exact.
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
        int rows = scores.numRows;
        double share = 1.0 / rows;
        double sum = 0;
        for (int start = 0; start < rows * cols; start += cols) {
            int end = start + cols;
            double max = max(s, start, end);
            double exps = 0;
            double weight = 0;
            double ofTargets = 0;
            for (int j = start; j < end; j++) {
                d[j] = Math.exp(s[j] - max);
                exps += d[j];
                weight += t[j];
                ofTargets += t[j] * s[j];
            }
            sum += weight * (max + Math.log(exps)) - ofTargets;
            double scale = share * weight / exps;
            for (int j = start; j < end; j++) {
                d[j] = d[j] * scale - share * t[j];
            }
        }
        return sum;
    }

    @Override
    public void slopeOfTargets(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj out) {
        double[] s = scores.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            double max = max(s, start, end);
            double exps = 0;
            for (int j = start; j < end; j++) {
                exps += Math.exp(s[j] - max);
            }
            for (int j = start; j < end; j++) {
                out.data[j] = (max + Math.log(exps) - s[j]) / scores.numRows;
            }
        }
    }

    private static double max(double[] s, int start, int end) {
        double max = s[start];
        for (int j = start + 1; j < end; j++) {
            max = Math.max(max, s[j]);
        }
        return max;
    }
}
