package org.gradcost.family.secondorder;

import org.gradcost.family.learning.Lstm;

/** The Hessian of the loss of {@link Lstm} times a direction. */
public final class LstmHessianVector extends HessianVectorFamily {

    public LstmHessianVector() {
        super(new Lstm());
    }
}
