package org.gradcost.tape.compile.ir;

/** A use of a value; other uses may share its reference. */
public final class Use {

    public ValueRef ref;

    /** Whether in every iteration it makes the first contribution to its adjoint, so that it may assign. */
    public boolean isFirst = true;

    /** Whether it is the partial sum of an update in place. */
    public boolean inPlace;

    public Use(ValueRef ref) {
        this.ref = ref;
    }
}
