package org.gradcost.circuit;

/** Arithmetic and text of the values of a circuit, which are numbers or matrices. */
interface Values<V> {

    /** Returns the seed of a pass: 1, or a matrix of ones of the shape of {@code like}. */
    V one(V like);

    V zero(V like);

    V sum(V a, V b);

    /** Returns the text of a pullback, which is a slope applied to an adjoint. */
    String pulled(String slope, String adjoint);

    /** Returns the short text of a value, for a picture. */
    String brief(V value);

    /** Returns the long text of a value, for a table. */
    String full(V value);
}
