package org.gradcost.tape.compile.support;

/** How the tangent of a loop-carried value is held, from the cheapest on. */
enum CarryTangent {

    /** {@code c ← c + f}: each iteration adds the slots of f to a stored tangent, or to coefficients of what is invariant. */
    SUM,

    /** {@code c ← p·c + f}: a stored tangent is scaled, and the slots of f are added. */
    SCALED,

    /** Any other: the next tangent is made beside the present one. */
    REPLACED
}
