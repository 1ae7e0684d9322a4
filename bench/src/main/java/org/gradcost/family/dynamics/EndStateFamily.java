package org.gradcost.family.dynamics;

import org.gradcost.family.MapFamily;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SteppedFamily;
import org.gradcost.sparse.SparsityPattern;

/** The final state of another family's steps, as a family of functions with as many outputs as inputs. */
abstract class EndStateFamily implements MapFamily {

    private final AdjointFamily scalar;
    private final double rounding;

    /**
     * Creates a family.
     *
     * @param rounding by which two correct rows may differ, see {@link Problem#rounding}
     */
    EndStateFamily(AdjointFamily scalar, double rounding) {
        this.scalar = scalar;
        this.rounding = rounding;
    }

    @Override
    public final String name() {
        return scalar.name() + "-state";
    }

    @Override
    public String formula() {
        return "every q_i at the end of " + scalar.name();
    }

    @Override
    public final String inputs() {
        return scalar.inputs();
    }

    @Override
    public final String source() {
        return scalar.source();
    }

    @Override
    public final double growth() {
        return scalar.growth();
    }

    @Override
    public final int nearest(int n) {
        return Math.min(scalar.nearest(n), largest());
    }

    @Override
    public int largest() {
        return SparsityPattern.LARGEST_SQUARE;
    }

    @Override
    public final int outputs(int n, int m) {
        return n;
    }

    @Override
    public final MapProblem problem(int n, int m, long seed) {
        return new EndState(scalar.ofSteps(n, SteppedFamily.STEPS, seed), rounding);
    }
}
