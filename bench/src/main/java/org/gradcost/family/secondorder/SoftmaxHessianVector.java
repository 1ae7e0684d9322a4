package org.gradcost.family.secondorder;

import org.gradcost.family.learning.Softmax;

/** The Hessian of the loss of {@link Softmax} regression times a direction. */
public final class SoftmaxHessianVector extends HessianVectorFamily {

    public SoftmaxHessianVector() {
        super(new Softmax());
    }
}
