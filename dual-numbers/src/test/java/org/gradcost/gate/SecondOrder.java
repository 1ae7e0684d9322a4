package org.gradcost.gate;

/** A nesting of modes that differentiates a gate twice. */
public interface SecondOrder {

    /** Returns value, first and second derivative. */
    double[] differentiate(UnaryGate gate, double x);

    /** Returns the value, ∂x, ∂y, ∂xx, ∂xy, ∂yx and ∂yy. */
    double[] differentiate(BinaryGate gate, double x, double y);

    /** Returns value, first and second derivative with respect to x of a gate whose second argument is a constant. */
    double[] differentiateFirst(BinaryGate gate, double x, double y);
}
