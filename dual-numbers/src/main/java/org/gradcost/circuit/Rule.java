package org.gradcost.circuit;

/**
 * A gate at the point where it was traced: how tangents and adjoints go through it. For scalars both are the product
 * with a slope; for matrices one is the transpose of the other.
 */
interface Rule<V> {

    /** The pushforward from one argument: what the output's tangent gets of that argument's. */
    V push(int argument, V tangent);

    /** The pullback to one argument: what that argument's adjoint gets of the output's. */
    V pull(int argument, V adjoint);

    /** The slope with respect to an argument, as text. */
    String slope(int argument);
}
