package org.gradcost.circuit;

/**
 * The pushforward and the pullback of a gate at the point of the trace. For scalars both multiply by a slope; for matrices
 * they are transposes of each other.
 */
interface Rule<V> {

    /** Returns the pushforward of the tangent of an argument, which is its contribution to the tangent of the output. */
    V push(int argument, V tangent);

    /** Returns the pullback of the adjoint of the output, which is its contribution to the adjoint of an argument. */
    V pull(int argument, V adjoint);

    /** Returns the slope with respect to an argument, as text. */
    String slope(int argument);
}
