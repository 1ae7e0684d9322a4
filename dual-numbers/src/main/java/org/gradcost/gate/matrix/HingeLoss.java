package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The mean over rows of Σⱼ max(0, mⱼ) with margins mⱼ = sⱼ − ⟨t, s⟩ + 1 − tⱼ: for scores S and targets T with a one at
 * each sample's class y, this is Σ_{j≠y} max(0, sⱼ − s_y + 1), since m_y = 0.
 *
 * <p>The slopes, divided by the number of rows, are ∂/∂sⱼ = hⱼ − tⱼ·Σₖ hₖ and ∂/∂tⱼ = −hⱼ − sⱼ·Σₖ hₖ, where hⱼ = [mⱼ ≥ 0],
 * which is 1 at 0 like the slope of {@link Relu}.
 *
 * <p>A masked class, with score −∞, has margin −∞ and contributes nothing.
 */
final class HingeLoss implements RowLoss, SeparatelyLinearGate {
    @Override
    public String name() {
        return "hingeLoss";
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
            double target = target(t, s, start, cols);
            int inside = 0;
            for (int j = start; j < end; j++) {
                double margin = margin(s[j], t[j], target);
                d[j] = 0;
                if (!(margin < 0)) { // so that NaN propagates
                    sum += margin;
                    d[j] = share;
                    inside++;
                }
            }
            double ofTargets = share * inside;
            for (int j = start; j < end; j++) {
                d[j] -= t[j] * ofTargets;
            }
        }
        return sum;
    }

    @Override
    public void slopeOfTargets(DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj out) {
        double[] s = scores.data;
        double[] t = targets.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            double target = target(t, s, start, cols);
            double inside = 0;
            for (int j = start; j < end; j++) {
                double margin = margin(s[j], t[j], target);
                out.data[j] = margin < 0 ? 0 : -1.0 / scores.numRows;
                inside += out.data[j];
            }
            for (int j = start; j < end; j++) {
                out.data[j] += times(inside, s[j]);
            }
        }
    }

    /** Returns ⟨t, s⟩ of one row. If plain arithmetic gives NaN, as for 0·(−∞), the terms with target 0 are left out. */
    private static double target(double[] t, double[] s, int start, int cols) {
        double target = Products.dot(t, start, s, start, cols);
        if (target == target) {
            return target;
        }
        double sum = 0;
        for (int j = start; j < start + cols; j++) {
            sum += times(t[j], s[j]);
        }
        return sum;
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
        addInside(a, b, db, adjoint, out);
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
        addInside(a, b, da, adjoint, out);
    }

    /** Adds −C̄/r·Σₖ hₖ·dⱼ to out: the contribution of the product ⟨t, s⟩, which occurs in each margin, to both slopes. */
    private static void addInside(
            DMatrixRMaj scores, DMatrixRMaj targets, DMatrixRMaj d, DMatrixRMaj adjoint, DMatrixRMaj out) {
        double[] s = scores.data;
        double[] t = targets.data;
        int cols = scores.numCols;
        for (int start = 0; start < scores.getNumElements(); start += cols) {
            int end = start + cols;
            double target = target(t, s, start, cols);
            int inside = 0;
            for (int j = start; j < end; j++) {
                inside += margin(s[j], t[j], target) < 0 ? 0 : 1;
            }
            double factor = -adjoint.data[0] * inside / scores.numRows;
            for (int j = start; j < end; j++) {
                out.data[j] += times(factor, d.data[j]);
            }
        }
    }

    /** Returns the margin m, which is positive for scores above ⟨t, s⟩ − 1 and exactly 0 for the class of the sample. */
    private static double margin(double score, double t, double target) {
        return score == target ? 1 - t : score - (target - 1) - t;
    }
}
