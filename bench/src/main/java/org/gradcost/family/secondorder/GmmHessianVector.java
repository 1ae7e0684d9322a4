package org.gradcost.family.secondorder;

import org.gradcost.family.learning.Gmm;

/** The Hessian of the objective of {@link Gmm} times a direction. */
public final class GmmHessianVector extends HessianVectorFamily {

    public GmmHessianVector() {
        super(new Gmm());
    }
}
