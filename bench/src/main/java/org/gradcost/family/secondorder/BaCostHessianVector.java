package org.gradcost.family.secondorder;

import org.gradcost.family.vision.BundleAdjustmentCost;

/** The Hessian of the cost of {@link BundleAdjustmentCost} times a direction. */
public final class BaCostHessianVector extends HessianVectorFamily {

    public BaCostHessianVector() {
        super(new BundleAdjustmentCost());
    }
}
