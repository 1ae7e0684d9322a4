package org.gradcost.tape.compile.trace;

/** The kinds of inputs of a trace. */
public enum InputKind {
    /** A coordinate of the point, which is differentiated. */
    POINT,

    /** A number that changes from call to call and is not differentiated. */
    DATA,

    /** The adjoint of an output of a function of many. */
    COTANGENT
}
