package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SparsityPattern;

/**
 * The modes for sparse Jacobians and Hessians. Inputs, or outputs, whose columns, or rows, have no row, or column, in common
 * share a pass; see {@link Colouring}. A Hessian, which is the Jacobian of a gradient, is computed by forward over reverse or
 * reverse over forward mode.
 */
abstract class Compressed implements Mode {

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    @Override
    public String purpose() {
        return "sparse Jacobians and Hessians";
    }

    /** Returns the granularities if the pattern saves passes; otherwise none. */
    @Override
    public List<Granularity> granularities(Problem problem) {
        SparsityPattern pattern = problem instanceof MapProblem map
                ? map.pattern()
                : problem instanceof SecondOrderProblem second ? second.pattern() : null;
        return pattern == null || pattern.isDense() ? List.of() : gates();
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }
}
