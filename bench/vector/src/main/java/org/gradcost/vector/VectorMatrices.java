package org.gradcost.vector;

import org.gradcost.gate.kernel.MatrixKernels;
import org.gradcost.gate.kernel.ProductKernels;

/** Sums, maxima and matrix products in vector instructions. */
public final class VectorMatrices implements MatrixKernels {

    @Override
    public double sum(double[] a, int a0, int n) {
        return VectorSums.sum(a, a0, n);
    }

    @Override
    public double max(double[] a, int a0, int n) {
        return VectorSums.max(a, a0, n);
    }

    @Override
    public double dot(double[] a, int a0, double[] b, int b0, int n) {
        return VectorSums.dot(a, a0, b, b0, n);
    }

    @Override
    public void multSymmetric(int n, double[] a, double[] x, double[] y) {
        SymmetricProduct.product(n, a, x, y);
    }

    @Override
    public double quadraticForm(int n, double[] a, double[] x) {
        return VectorQuadraticForm.of(n, a, x);
    }

    @Override
    public void addRows(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        RowSums.add(length, terms, f, f0, step, rows, y);
    }

    @Override
    public ProductKernels products() {
        return new VectorProducts();
    }
}
