package org.gradcost.gradbench;

/** Which mode computes the derivatives. */
public enum Choice {
    REVERSE,
    FORWARD,
    /** Reverse for all but ht, whose outputs are far more than its inputs: a fixed table, not measured at run time. */
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
