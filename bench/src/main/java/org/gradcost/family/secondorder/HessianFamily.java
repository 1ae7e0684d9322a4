package org.gradcost.family.secondorder;

import org.gradcost.family.Family;

/** Hessians of a function. */
abstract class HessianFamily extends SecondOrderFamily {

    private final int largest;

    /**
     * Creates a family.
     *
     * @param largest the most inputs for which the entries that may be nonzero have indices
     */
    HessianFamily(Family function, int largest) {
        super(function, "-hessian", "∂²f/∂x_i∂x_j");
        this.largest = largest;
    }

    @Override
    public final int largest() {
        return largest;
    }
}
