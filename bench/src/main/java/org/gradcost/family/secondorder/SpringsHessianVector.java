package org.gradcost.family.secondorder;

import org.gradcost.family.dynamics.Springs;

/** The stiffness matrix of {@link Springs} times a direction; H has a block for each pair of masses that a spring connects. */
public final class SpringsHessianVector extends HessianVectorFamily {

    public SpringsHessianVector() {
        super(new Springs());
    }
}
