package org.gradcost.tape.compile;

/** A place of the code where a value is used; the same value may be used elsewhere. */
final class Use {

    ValueRef ref;

    /** In every iteration the first contribution to the adjoint that it adds to: it may overwrite. */
    boolean first = true;

    /** A sum in memory that goes on being one in the same place; see {@link InPlaceUpdates}. */
    boolean inPlace;

    Use(ValueRef ref) {
        this.ref = ref;
    }
}
