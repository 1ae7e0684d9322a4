package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Temporaries that live no longer than one call. All nodes of a tape share one scratch, so that its memory is that of the
 * largest temporary instead of their sum, and stays in cache. Each is allocated on first use.
 */
public final class Scratch {
    private DMatrixRMaj first;
    private DMatrixRMaj second;
    private DMatrixRMaj third;
    private DMatrixRMaj contribution;
    private Products products;
    private final ChainProducts chain = new ChainProducts(this);

    /** Returns the products that slopes are written in. */
    ChainProducts chain() {
        return chain;
    }

    /** Returns, for the engine alone, a temporary for a contribution to be added to others. */
    DMatrixRMaj contribution(int rows, int cols) {
        return contribution = shaped(contribution, rows, cols);
    }

    /** Returns a temporary for gates. */
    DMatrixRMaj first(int rows, int cols) {
        return first = shaped(first, rows, cols);
    }

    /** Returns a second temporary for gates. */
    DMatrixRMaj second(int rows, int cols) {
        return second = shaped(second, rows, cols);
    }

    /** Returns a third temporary for gates. */
    DMatrixRMaj third(int rows, int cols) {
        return third = shaped(third, rows, cols);
    }

    /** Returns the kernels of matrix products, with their work arrays. */
    Products products() {
        return products == null ? products = new Products() : products;
    }

    /** Returns the bytes of elements held. */
    public long bytes() {
        return bytes(first)
                + bytes(second)
                + bytes(third)
                + bytes(contribution)
                + (products == null ? 0 : products.bytes());
    }

    static DMatrixRMaj shaped(DMatrixRMaj m, int rows, int cols) {
        if (m == null) {
            return new DMatrixRMaj(rows, cols);
        }
        m.reshape(rows, cols);
        return m;
    }

    static long bytes(DMatrixRMaj m) {
        return m == null ? 0 : (long) Double.BYTES * m.data.length;
    }
}
