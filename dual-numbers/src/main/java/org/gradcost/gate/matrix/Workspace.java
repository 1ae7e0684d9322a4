package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.LuFactors;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Memory of a node for what its gate keeps from its value for its slopes: a matrix and LU factors, each allocated when the
 * gate first asks for it and then reused; and the {@link Scratch} that the node shares with others.
 */
public final class Workspace {
    private final Scratch scratch;
    private DMatrixRMaj kept;
    private LuFactors lu;
    private int slopes;

    /** Creates a workspace with a scratch of its own. */
    public Workspace() {
        this(new Scratch());
    }

    /** Creates a workspace that shares its scratch. */
    public Workspace(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Returns the bytes held, without the scratch. */
    public long bytes() {
        return Scratch.bytes(kept) + (lu == null ? 0 : lu.bytes());
    }

    /** Returns, for the engine, a temporary for a contribution that is to be added to others. */
    public DMatrixRMaj contribution(int rows, int cols) {
        return scratch.contribution(rows, cols);
    }

    /** Computes, for the engine, total ← total + contribution. */
    public static void add(DMatrixRMaj contribution, DMatrixRMaj total) {
        double[] from = contribution.data;
        double[] to = total.data;
        int n = total.getNumElements();
        for (int i = 0; i < n; i++) {
            to[i] += from[i];
        }
    }

    /** Returns, for a gate's slopes, the products of slopes with tangents or adjoints. */
    public ChainProducts chain() {
        return scratch.chain();
    }

    Scratch scratch() {
        return scratch;
    }

    Products products() {
        return scratch.products();
    }

    /** Resets the count of slopes, for a gate's value that may keep nothing. */
    void begin() {
        slopes = 0;
    }

    /** Returns, for a gate's value, a matrix that its slopes will find in {@link #kept()}. */
    DMatrixRMaj keep(int rows, int cols) {
        begin();
        return kept(rows, cols);
    }

    /** Returns, for a gate's slopes, what its value kept. */
    DMatrixRMaj kept() {
        return kept;
    }

    /** Returns what the value kept, in this shape, or a matrix to keep it in. */
    DMatrixRMaj kept(int rows, int cols) {
        return kept = Scratch.shaped(kept, rows, cols);
    }

    /** Counts a slope and returns the number of those since the value before it. */
    int slopesBefore() {
        return slopes++;
    }

    /** Counts a slope and returns whether it is the first since the value: then a gate computes what only its slopes need. */
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
