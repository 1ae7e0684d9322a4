package org.gradcost.tape.compile.support;

/** The representations of the tangent of a loop-carried value, from the cheapest to the most expensive. */
enum CarryTangent {

    /**
     * {@code c ← c + f}: each iteration adds the slots of f to a stored tangent, or to coefficients of what is invariant.
     */
    SUM,

    /** {@code c ← p·c + f}: a stored tangent is scaled, and the slots of f are added. */
    SCALED,

    /** Any other update: the next tangent is computed in a second array. */
    REPLACED
}
