package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Temporary matrices that are used during a single call. All nodes of a tape share one scratch, so that it only takes the
 * memory of the largest temporary instead of the sum of all, and stays in the cache. Each temporary is allocated on first
 * use.
 */
public final class Scratch {
    private DMatrixRMaj first;
    private DMatrixRMaj second;
    private DMatrixRMaj third;
    private DMatrixRMaj contribution;
    private Products products;
    private final ChainProducts chain = new ChainProducts(this);

    /** Returns the object that multiplies slopes with tangents or adjoints by the rule 0·∞ = 0. */
    ChainProducts chain() {
        return chain;
    }

    /** Returns a temporary matrix for a contribution that is added to others. It is meant for engines, not for gates. */
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

    /** Returns the object that computes matrix products, with its work arrays. */
    Products products() {
        return products == null ? products = new Products() : products;
    }

    /** Returns the size of the elements of all temporaries and work arrays in bytes. */
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
