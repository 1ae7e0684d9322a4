package org.gradcost.gate.matrix.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues and eigenvectors of a symmetric matrix, in ascending order, by EJML's implicit QR algorithm. */
public final class SymmetricEigen {
    private SymmetricEigen() {}

    /**
     * Computes the eigenvalues and eigenvectors of a symmetric matrix S. If S has an element that is not finite, all results
     * are NaN. The method allocates memory.
     *
     * @param s n×n
     * @param values receives λ₁ ≤ … ≤ λₙ
     * @param vectors n×n; receives the orthonormal eigenvectors as rows, in the order of the values
     * @throws ArithmeticException if the algorithm does not converge
     */
    public static void decompose(DMatrixRMaj s, double[] values, DMatrixRMaj vectors) {
        int n = s.numRows;
        for (int i = 0; i < s.getNumElements(); i++) {
            if (!(Math.abs(s.data[i]) <= Double.MAX_VALUE)) {
                Arrays.fill(values, 0, n, Double.NaN);
                vectors.fill(Double.NaN);
                return;
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(s.copy())) {
            throw new ArithmeticException("eigenvalues: " + n + "x" + n + ", the QR algorithm did not converge");
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> eigen.getEigenvalue(i).real))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < n; i++) {
            values[i] = eigen.getEigenvalue(order[i]).real;
            System.arraycopy(eigen.getEigenVector(order[i]).data, 0, vectors.data, i * n, n);
        }
    }
}
