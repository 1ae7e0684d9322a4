package org.gradcost.tape.compile.support;

/** The representations of the tangent of a loop-carried value, from the cheapest to the most expensive. */
enum CarryTangent {

    /** Any update of a tangent with a few components, the same number in each iteration: they are held in locals. */
    BAND,

    /**
     * {@code c ← c + f}: each iteration adds the slots of f to a stored tangent, or to coefficients of what is invariant.
     */
    SUM,

    /** {@code c ← p·c + f}: a stored tangent is scaled, and the slots of f are added. */
    SCALED,

    /** Any other update: the next tangent is computed in a second array. */
    REPLACED
}
