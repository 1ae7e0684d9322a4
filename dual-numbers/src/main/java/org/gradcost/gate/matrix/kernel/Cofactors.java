package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The matrix K of cofactors of a square A, the gradient of its determinant: det A · A⁻ᵀ where A is regular. */
public final class Cofactors {
    private Cofactors() {}

    /**
     * Writes the cofactors of A.
     *
     * @param lu the factors of A, with or without a pivot of 0
     */
    public static void of(DMatrixRMaj a, LuFactors lu, DMatrixRMaj cofactors) {
        if (a.numRows <= 2) {
            ofSmall(a, cofactors);
            return;
        }
        ScaledProduct determinant = lu.determinant();
        if (determinant.sign() == 0) {
            ofSingular(a, cofactors);
            return;
        }
        lu.invertTransposed(cofactors);
        for (int i = 0; i < cofactors.getNumElements(); i++) {
            cofactors.data[i] = determinant.times(cofactors.data[i]);
        }
    }

    /** Writes 1 for 1×1, and the elements of A in their order from the end, with signs, for 2×2: nothing is rounded. */
    private static void ofSmall(DMatrixRMaj a, DMatrixRMaj cofactors) {
        int last = a.getNumElements() - 1;
        for (int i = 0; i <= last; i++) {
            cofactors.data[i] = last == 0 ? 1 : i == 0 || i == 3 ? a.data[last - i] : -a.data[last - i];
        }
    }

    /**
     * Writes the cofactors of a singular matrix, where det A · A⁻ᵀ is 0·∞. With A = U·Σ·Vᵀ they are det U · det V · U·S·Vᵀ,
     * where Sᵢᵢ = Πⱼ≠ᵢ σⱼ: no division. Allocates; a singular matrix is the exception.
     */
    private static void ofSingular(DMatrixRMaj a, DMatrixRMaj cofactors) {
        int n = a.numRows;
        if (!isFinite(a)) {
            cofactors.fill(Double.NaN);
            return;
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(a.copy())) {
            throw new ArithmeticException("determinant: " + n + "x" + n + ", singular values did not converge");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj vt = svd.getV(null, true);
        double sign = Math.rint(CommonOps_DDRM.det(u) * CommonOps_DDRM.det(vt));
        double[] sigma = svd.getSingularValues();
        for (int i = 0; i < n; i++) {
            CommonOps_DDRM.scaleRow(sign * productWithout(i, sigma, n), vt, i);
        }
        new Products().mult(u, vt, cofactors);
    }

    private static boolean isFinite(DMatrixRMaj a) {
        for (int i = 0; i < a.getNumElements(); i++) {
            if (!(Math.abs(a.data[i]) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    private static double productWithout(int i, double[] sigma, int n) {
        ScaledProduct product = new ScaledProduct();
        for (int j = 0; j < n; j++) {
            product.multiply(j == i ? 1 : sigma[j]);
        }
        return product.value();
    }
}
