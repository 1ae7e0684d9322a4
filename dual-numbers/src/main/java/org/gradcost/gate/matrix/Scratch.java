package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Temporaries that live no longer than one call: all nodes of a tape share one scratch, so that its memory is that of
 * the largest temporary rather than of their sum, and stays in cache. Each is allocated when first asked for.
 */
public final class Scratch {
    private DMatrixRMaj first;
    private DMatrixRMaj second;
    private DMatrixRMaj contribution;
    private Products products;
    private final ChainProducts chain = new ChainProducts(this);

    /** Returns the products that slopes are written in. */
    ChainProducts chain() {
        return chain;
    }

    /** For the engine: a slope's output that is to be added to what is already there. Gates never touch it. */
    DMatrixRMaj contribution(int rows, int cols) {
        return contribution = shaped(contribution, rows, cols);
    }

    /** For gates. */
    DMatrixRMaj first(int rows, int cols) {
        return first = shaped(first, rows, cols);
    }

    /** For gates that need two. */
    DMatrixRMaj second(int rows, int cols) {
        return second = shaped(second, rows, cols);
    }

    /** The work arrays of matrix products. */
    Products products() {
        return products == null ? products = new Products() : products;
    }

    /** Bytes of elements held. */
    public long bytes() {
        return bytes(first) + bytes(second) + bytes(contribution) + (products == null ? 0 : products.bytes());
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
