package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrix products, in one place so that they can be tuned in one place. */
final class Products {
    /** From here on a transposed copy pays for itself, by measurement on shapes from 1×8 to 512×512. */
    private static final int ROWS = 8;

    private static final int COLUMNS = 32;

    private Products() {}

    /** C = A·B. */
    static void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        CommonOps_DDRM.mult(a, b, c);
    }

    /** C = Aᵀ·B. */
    static void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        CommonOps_DDRM.multTransA(a, b, c);
    }

    /**
     * C = A·Bᵀ; uses the second scratch matrix. EJML's own kernel is a sum along two rows, an order that
     * the compiler may not vectorise; with Bᵀ at hand, {@code mult} runs at up to twice its speed.
     */
    static void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Scratch scratch) {
        if (a.numRows < ROWS || b.numRows < COLUMNS) {
            CommonOps_DDRM.multTransB(a, b, c);
        } else {
            DMatrixRMaj transposed = scratch.second(b.numCols, b.numRows);
            CommonOps_DDRM.transpose(b, transposed);
            CommonOps_DDRM.mult(a, transposed, c);
        }
    }

    /** ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ for A and B of one shape. */
    static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        int n = a.getNumElements();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }
}
