package org.gradcost.tape.compile.ir;

/** A number of the forward sweep that the reverse sweep may ask for. */
public final class SavedValue {

    /** The leaf or the carried value that it belongs to. */
    final Object owner;

    /** Whether a slope rests on it and it is not at hand. */
    public boolean needed;

    /** Computed again from its operands instead of kept. */
    public boolean recomputed;

    /** Where it is kept, if it is. */
    public AffineIndex place;

    SavedValue(Object owner) {
        this.owner = owner;
    }

    public boolean stored() {
        return needed && !recomputed;
    }
}
