package org.gradcost.family.secondorder;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;

/**
 * A family of Hessians of a function times a direction v, which is drawn like the inputs. A family with a hand-written product
 * overrides {@link #along}; otherwise the product is an {@link InterpretedHessianVector}.
 */
abstract class HessianVectorFamily extends SecondOrderFamily {

    HessianVectorFamily(Family function) {
        super(function, "-hvp", "H·v, H the Hessian of f");
    }

    /** Returns the problem of the product with the given direction. */
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
