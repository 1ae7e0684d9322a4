package org.gradcost.family.secondorder;

import org.gradcost.family.learning.Mlp;

/** The Hessian of the loss of {@link Mlp} times a direction, as in a Newton method for a perceptron. */
public final class MlpHessianVector extends HessianVectorFamily {

    public MlpHessianVector() {
        super(new Mlp());
    }
}
