package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** What the gates say that they hold is what their arrays take: it ends up as the column tape_bytes. */
class MemoryTest {
    private static final int N = 40;

    @Test
    void aWorkspaceHoldsWhatItsGateKept() {
        Workspace w = new Workspace();
        assertEquals(0, w.bytes());
        w.keep(3, N);
        assertEquals(8 * 3 * N, w.bytes());
        w.keep(2, 2);
        assertEquals(8 * 3 * N, w.bytes(), "a smaller matrix takes the same array");
    }

    /** The factors, a column of numbers and two of indices. */
    @Test
    void aDecompositionHoldsItsFactors() {
        Workspace w = new Workspace();
        assertTrue(w.lu().decompose(CommonOps_DDRM.identity(N)));
        assertEquals(8 * N * N + 8 * N + 4 * N + 4 * N, w.bytes());
    }

    @Test
    void aScratchHoldsItsTemporariesAndTheProducts() {
        Scratch scratch = new Scratch();
        assertEquals(0, scratch.bytes());
        scratch.first(N, 1);
        scratch.second(N, 2);
        scratch.contribution(N, 3);
        assertEquals(8 * N * (1 + 2 + 3), scratch.bytes());

        // Long rows: 20 of N elements each, and their sum.
        long before = scratch.bytes();
        scratch.products().mult(new DMatrixRMaj(5, 20), new DMatrixRMaj(20, N), new DMatrixRMaj(5, N));
        assertEquals(8 * (20 + 1) * N, scratch.bytes() - before);

        // Short rows: four columns of the second, laid out next to each other.
        before = scratch.bytes();
        scratch.products().mult(new DMatrixRMaj(8, N), new DMatrixRMaj(N, 8), new DMatrixRMaj(8, 8));
        assertEquals(8 * 4 * N, scratch.bytes() - before);
    }
}
