package org.gradcost.family.secondorder;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;

/**
 * Hessians of a function times a direction v, drawn as the inputs are. A family whose product is written by hand states it in
 * {@link #along}; that of another is an {@link InterpretedHessianVector}.
 */
abstract class HessianVectorFamily extends SecondOrderFamily {

    HessianVectorFamily(Family function) {
        super(function, "-hvp", "H·v, H the Hessian of f");
    }

    /** Returns the problem of the product with that direction. */
    SecondOrderProblem along(double[] direction, ScalarCircuit function) {
        return new InterpretedHessianVector(function, direction);
    }

    @Override
    public final String inputs() {
        return "x " + super.inputs() + ", v in [−1, 1)";
    }

    @Override
    final SecondOrderProblem of(ScalarCircuit function, long seed) {
        return along(
                new SplittableRandom(~seed)
                        .doubles(function.inputs().length, -1, 1)
                        .toArray(),
                function);
    }
}
