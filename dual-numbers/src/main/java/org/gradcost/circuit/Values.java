package org.gradcost.circuit;

/** The arithmetic of what flows through a circuit, and how it is written. */
interface Values<V> {

    /** The seed: one, or all ones. */
    V one(V like);

    V zero(V like);

    V sum(V a, V b);

    /** A pullback in words: the slope applied to an adjoint. */
    String pulled(String slope, String adjoint);

    /** For a picture. */
    String brief(V value);

    /** For text. */
    String full(V value);
}
