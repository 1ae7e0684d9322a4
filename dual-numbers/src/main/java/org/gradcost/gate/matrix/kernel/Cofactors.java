package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The cofactors of a singular matrix, where det A · A⁻ᵀ is 0·∞. With A = U·Σ·Vᵀ they are det U · det V · U·S·Vᵀ, where
 * Sᵢᵢ = Πⱼ≠ᵢ σⱼ: no division. Allocates; a singular matrix is the exception.
 */
public final class Cofactors {
    private Cofactors() {}

    public static void ofSingular(DMatrixRMaj a, DMatrixRMaj cofactors) {
        int n = a.numRows;
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

    private static double productWithout(int i, double[] sigma, int n) {
        double product = 1;
        for (int j = 0; j < n; j++) {
            product *= j == i ? 1 : sigma[j];
        }
        return product;
    }
}
