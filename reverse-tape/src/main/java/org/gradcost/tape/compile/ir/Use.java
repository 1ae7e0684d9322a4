package org.gradcost.tape.compile.ir;

/** A place of the code where a value is used; the same value may be used elsewhere. */
public final class Use {

    public ValueRef ref;

    /** In every iteration the first contribution to the adjoint that it adds to: it may overwrite. */
    public boolean isFirst = true;

    /** A sum in memory that goes on being one in the same place; see {@link InPlaceUpdates}. */
    public boolean inPlace;

    public Use(ValueRef ref) {
        this.ref = ref;
    }
}
