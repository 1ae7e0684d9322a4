package org.gradcost.gate.matrix.kernel;

import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.kernel.MatrixKernels;
import org.gradcost.gate.kernel.ProductKernels;

/** The implementation of {@link MatrixKernels} in plain Java, by the classes of this package. */
final class PlainMatrixKernels implements MatrixKernels {

    /** The kernels of this JVM: an instance of this class, unless others were requested. */
    static final MatrixKernels CHOSEN = Kernels.implementation(MatrixKernels.class, new PlainMatrixKernels());

    @Override
    public double sum(double[] a, int a0, int n) {
        return Sums.sum(a, a0, n);
    }

    @Override
    public double max(double[] a, int a0, int n) {
        return Sums.max(a, a0, n);
    }

    @Override
    public double dot(double[] a, int a0, double[] b, int b0, int n) {
        return Sums.dot(a, a0, b, b0, n);
    }

    @Override
    public void multSymmetric(int n, double[] a, double[] x, double[] y) {
        TriangleKernel.product(n, a, x, y);
    }

    @Override
    public double quadraticForm(int n, double[] a, double[] x) {
        return TriangleForm.of(n, a, x);
    }

    @Override
    public void addRows(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        LongRows.addPlain(length, terms, f, f0, step, rows, y);
    }

    @Override
    public ProductKernels products() {
        return new PlainProducts();
    }
}
