package org.gradcost.tape.compile;

/** A number that moves with the loops around it: a position, or the bits of a constant. */
interface Moving {

    /** What it is where the loops are {@link Loop#at}. */
    long now();
}
