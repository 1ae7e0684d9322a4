package org.gradcost.family.secondorder;

import org.gradcost.family.learning.Mlp;

/** The Hessian of the loss of {@link Mlp} times a direction: the step of a Newton method for a perceptron. */
public final class MlpHessianVector extends HessianVectorFamily {

    public MlpHessianVector() {
        super(new Mlp());
    }
}
