package org.gradcost.gradbench;

/** Which mode computes the derivatives. */
public enum Choice {
    REVERSE,
    FORWARD,
    /** The faster of the two by measured cost: of all evals, reverse for all but ht. */
    BEST;

    /** The mode for an eval whose derivatives are cheaper in reverse. */
    Choice elseReverse() {
        return this == BEST ? REVERSE : this;
    }

    /** The mode for an eval whose derivatives are cheaper forward. */
    Choice elseForward() {
        return this == BEST ? FORWARD : this;
    }
}
