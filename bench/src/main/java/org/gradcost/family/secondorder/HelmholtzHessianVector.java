package org.gradcost.family.secondorder;

import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.family.analytic.Helmholtz;

/** The Hessian of the free energy of {@link Helmholtz}, which is dense, times a direction; see {@link Helmholtz.Fluid#along}. */
public final class HelmholtzHessianVector extends HessianVectorFamily {

    public HelmholtzHessianVector() {
        super(new Helmholtz());
    }

    @Override
    SecondOrderProblem along(double[] direction, ScalarCircuit fluid) {
        return new Times((Helmholtz.Fluid) fluid, direction);
    }

    private static final class Times extends SecondOrderProblem {

        private final Helmholtz.Fluid fluid;

        Times(Helmholtz.Fluid fluid, double[] direction) {
            super(fluid, direction);
            this.fluid = fluid;
        }

        @Override
        protected void secondDerivatives(double[] x, double[] second) {
            fluid.along(x, direction(), second);
        }
    }
}
