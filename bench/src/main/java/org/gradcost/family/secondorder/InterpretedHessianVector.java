package org.gradcost.family.secondorder;

import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;

/**
 * The product H·v for a function without hand-written second derivatives. Its reference is forward over reverse mode on
 * interpreted numbers, which {@code check} compares with central differences of the gradient by hand. The reference is not
 * written for speed, so there is no mode {@code hand} here.
 */
final class InterpretedHessianVector extends SecondOrderProblem {

    InterpretedHessianVector(ScalarCircuit function, double[] direction) {
        super(function, direction);
    }

    @Override
    public boolean isByHand() {
        return false;
    }

    @Override
    protected void secondDerivatives(double[] x, double[] second) {
        System.arraycopy(along(x, direction()), 0, second, 0, second.length);
    }
}
