package org.gradcost.family.secondorder;

import org.gradcost.family.Family;

/** A family of Hessians of a function. */
abstract class HessianFamily extends SecondOrderFamily {

    private final int largest;

    /**
     * Creates a family.
     *
     * @param function whose Hessian is computed
     * @param largest number of inputs up to which the entries that may be nonzero can be indexed
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
