package org.gradcost.tape.compile;

/** A number of the forward sweep that the reverse sweep may ask for. */
final class SavedValue {

    /** The leaf or the carried value that it belongs to. */
    final Object owner;

    /** Whether a slope rests on it and it is not at hand. */
    boolean needed;

    /** Computed again from its operands instead of kept. */
    boolean recomputed;

    /** Where it is kept, if it is. */
    AffineIndex place;

    SavedValue(Object owner) {
        this.owner = owner;
    }

    boolean stored() {
        return needed && !recomputed;
    }
}
