package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.LuFactors;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * What a node keeps of its gate's value for its slopes: a matrix and LU factors, each allocated when a gate first
 * asks for it and then reused; and the {@link Scratch} that it shares with other nodes.
 */
public final class Workspace {
    private final Scratch scratch;
    private DMatrixRMaj kept;
    private LuFactors lu;
    private int slopes;

    /** A workspace with a scratch of its own. */
    public Workspace() {
        this(new Scratch());
    }

    /** A workspace that shares its scratch. */
    public Workspace(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Bytes held, without the scratch. */
    public long bytes() {
        return Scratch.bytes(kept) + (lu == null ? 0 : lu.bytes());
    }

    /** For the engine: where a slope goes that is to be added to others. */
    public DMatrixRMaj contribution(int rows, int cols) {
        return scratch.contribution(rows, cols);
    }

    /** For the engine: total ← total + contribution. */
    public static void add(DMatrixRMaj contribution, DMatrixRMaj total) {
        double[] from = contribution.data;
        double[] to = total.data;
        int n = total.getNumElements();
        for (int i = 0; i < n; i++) {
            to[i] += from[i];
        }
    }

    /** For a gate's slopes: the products of slopes with tangents or adjoints. */
    public ChainProducts chain() {
        return scratch.chain();
    }

    Scratch scratch() {
        return scratch;
    }

    Products products() {
        return scratch.products();
    }

    /** For a gate's value that keeps nothing for certain: slopes are counted from here. */
    void begin() {
        slopes = 0;
    }

    /** For a gate's value: a matrix that its slopes will find in {@link #kept()}. */
    DMatrixRMaj keep(int rows, int cols) {
        begin();
        return kept(rows, cols);
    }

    /** For a gate's slopes: what its value kept. */
    DMatrixRMaj kept() {
        return kept;
    }

    /** The same, or room for it where the value kept nothing. */
    DMatrixRMaj kept(int rows, int cols) {
        return kept = Scratch.shaped(kept, rows, cols);
    }

    /** How many slopes were asked for since the value. */
    int slopesBefore() {
        return slopes++;
    }

    /** True once after each value: the time for a gate to work out, in place, what only its slopes need. */
    boolean firstSlope() {
        return slopesBefore() == 0;
    }

    LuFactors lu() {
        if (lu == null) {
            lu = new LuFactors();
        }
        return lu;
    }
}
