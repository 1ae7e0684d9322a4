package org.gradcost.circuit;

/** Arithmetic and text of the values in a circuit: numbers, or matrices. */
interface Values<V> {

    /** Returns the seed of a pass: one, or a matrix of ones. */
    V one(V like);

    V zero(V like);

    V sum(V a, V b);

    /** Returns a pullback as text: the slope applied to an adjoint. */
    String pulled(String slope, String adjoint);

    /** Returns the short text of a value, for a picture. */
    String brief(V value);

    /** Returns the long text of a value, for a table. */
    String full(V value);
}
