package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.LuFactors;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The memory in which a gate keeps intermediate results of its value for its slopes. A workspace belongs to one node of a
 * circuit and has a matrix and LU factors, each allocated when the gate first asks for it and then reused, and the
 * {@link Scratch} that the node shares with others.
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

    /** Creates a workspace that shares the given scratch with other workspaces. */
    public Workspace(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Returns the size of this workspace in bytes, without the scratch. */
    public long bytes() {
        return Scratch.bytes(kept) + (lu == null ? 0 : lu.bytes());
    }

    /** Returns a temporary matrix for a contribution that is added to others. It is meant for engines, not for gates. */
    public DMatrixRMaj contribution(int rows, int cols) {
        return scratch.contribution(rows, cols);
    }

    /** Adds {@code contribution} to {@code total}, a matrix of the same shape. */
    public static void add(DMatrixRMaj contribution, DMatrixRMaj total) {
        double[] from = contribution.data;
        double[] to = total.data;
        int n = total.getNumElements();
        for (int i = 0; i < n; i++) {
            to[i] += from[i];
        }
    }

    /** Returns the object that multiplies slopes with tangents or adjoints by the rule 0·∞ = 0. */
    public ChainProducts chain() {
        return scratch.chain();
    }

    Scratch scratch() {
        return scratch;
    }

    Products products() {
        return scratch.products();
    }

    /** Resets the number of slope evaluations since the value. A gate's value calls it if it keeps nothing. */
    void begin() {
        slopes = 0;
    }

    /** Returns a matrix in which a gate's value stores what its slopes will read from {@link #kept()}. */
    DMatrixRMaj keep(int rows, int cols) {
        begin();
        return kept(rows, cols);
    }

    /** Returns the matrix that the gate's value kept for its slopes. */
    DMatrixRMaj kept() {
        return kept;
    }

    /** Returns the kept matrix, reshaped, or a new matrix if there is none yet. */
    DMatrixRMaj kept(int rows, int cols) {
        return kept = Scratch.shaped(kept, rows, cols);
    }

    /** Counts an evaluation of the slope and returns how many there were before it since the value was computed. */
    int slopesBefore() {
        return slopes++;
    }

    /**
     * Counts an evaluation of the slope and returns whether it is the first one since the value was computed. A gate then
     * computes what only its slopes need.
     */
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
