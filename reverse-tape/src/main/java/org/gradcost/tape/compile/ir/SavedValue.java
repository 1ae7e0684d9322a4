package org.gradcost.tape.compile.ir;

/** A value of the forward sweep that the reverse sweep may need. */
public final class SavedValue {

    /** The gate or loop-carried value that it belongs to. */
    final Object owner;

    /** Whether a partial needs it and no local holds it. */
    public boolean needed;

    /** Whether it is recomputed from its operands instead of recorded. */
    public boolean recomputed;

    /** The position in the workspace, if it is recorded. */
    public AffineIndex place;

    SavedValue(Object owner) {
        this.owner = owner;
    }

    public boolean stored() {
        return needed && !recomputed;
    }
}
