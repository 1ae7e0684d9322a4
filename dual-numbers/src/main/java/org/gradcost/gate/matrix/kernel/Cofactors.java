package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The matrix K of cofactors of a square matrix A, the gradient of its determinant. If A is regular, it is det A · A⁻ᵀ. */
public final class Cofactors {
    private Cofactors() {}

    /**
     * Writes the cofactors of A. If A is singular, its singular value decomposition is computed, which allocates memory.
     *
     * @param lu the factors of A, which may have a pivot of 0
     * @param cofactors an n×n matrix that is overwritten
     * @throws ArithmeticException if the singular value decomposition does not converge
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

    /** Writes the exact cofactors of a 1×1 matrix, which is 1, or of a 2×2 matrix, the reversed elements with signs. */
    private static void ofSmall(DMatrixRMaj a, DMatrixRMaj cofactors) {
        int last = a.getNumElements() - 1;
        for (int i = 0; i <= last; i++) {
            cofactors.data[i] = last == 0 ? 1 : i == 0 || i == 3 ? a.data[last - i] : -a.data[last - i];
        }
    }

    /**
     * Writes the cofactors of a singular matrix, for which det A · A⁻ᵀ would be 0·∞. With A = U·Σ·Vᵀ they are det U · det V
     * · U·S·Vᵀ, where Sᵢᵢ = Πⱼ≠ᵢ σⱼ, which takes no division. The method allocates memory, since singular matrices are rare.
     */
    private static void ofSingular(DMatrixRMaj a, DMatrixRMaj cofactors) {
        int n = a.numRows;
        if (!isFinite(a)) {
            cofactors.fill(Double.NaN);
            return;
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = decomposed(a);
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj vt = svd.getV(null, true);
        double sign = sign(u, vt);
        double[] sigma = svd.getSingularValues();
        for (int i = 0; i < n; i++) {
            CommonOps_DDRM.scaleRow(sign * productWithout(i, i, sigma, n), vt, i);
        }
        new Products().mult(u, vt, cofactors);
    }

    /**
     * Writes the derivative of the cofactors of A along dA. With A = U·Σ·Vᵀ and D = Uᵀ·dA·V, the derivative of the matrix S
     * of {@code ofSingular} is −Dⱼᵢ·Πₖ≠ᵢ,ⱼ σₖ off the diagonal and Σₗ≠ᵢ Dₗₗ·Πₖ≠ᵢ,ₗ σₖ on it. These formulas have no division
     * and no cancellation near a singular matrix, where ⟨K, dA⟩·A⁻ᵀ − K·dAᵀ·A⁻ᵀ would lose all digits. The method allocates
     * memory.
     *
     * @throws ArithmeticException if the singular value decomposition does not converge
     */
    public static void along(DMatrixRMaj a, DMatrixRMaj da, DMatrixRMaj along) {
        if (a.numRows == 1) {
            along.zero();
        } else if (a.numRows == 2) {
            ofSmall(da, along); // linear in A
        } else if (!isFinite(a)) {
            along.fill(Double.NaN);
        } else {
            alongOfLarge(a, da, along);
        }
    }

    private static void alongOfLarge(DMatrixRMaj a, DMatrixRMaj da, DMatrixRMaj along) {
        int n = a.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> svd = decomposed(a);
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj vt = svd.getV(null, true);
        double sign = sign(u, vt);
        double[] sigma = svd.getSingularValues();
        DMatrixRMaj rotated = new DMatrixRMaj(n, n);
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        Products products = new Products();
        products.multTransA(u, da, product);
        products.multTransB(product, vt, rotated);
        product.zero();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    double others = sign * productWithout(i, j, sigma, n);
                    product.data[i * n + j] = -others * rotated.data[j * n + i];
                    product.data[i * n + i] += others * rotated.data[j * n + j];
                }
            }
        }
        products.mult(u, product, rotated);
        products.mult(rotated, vt, along);
    }

    private static boolean isFinite(DMatrixRMaj a) {
        for (int i = 0; i < a.getNumElements(); i++) {
            if (!(Math.abs(a.data[i]) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    private static SingularValueDecomposition_F64<DMatrixRMaj> decomposed(DMatrixRMaj a) {
        int n = a.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(a.copy())) {
            throw new ArithmeticException("determinant: " + n + "x" + n + ", singular values did not converge");
        }
        return svd;
    }

    /** Returns det U · det V, which is ±1. */
    private static double sign(DMatrixRMaj u, DMatrixRMaj vt) {
        return Math.rint(CommonOps_DDRM.det(u) * CommonOps_DDRM.det(vt));
    }

    private static double productWithout(int i, int j, double[] sigma, int n) {
        ScaledProduct product = new ScaledProduct();
        for (int k = 0; k < n; k++) {
            product.multiply(k == i || k == j ? 1 : sigma[k]);
        }
        return product.value();
    }
}
