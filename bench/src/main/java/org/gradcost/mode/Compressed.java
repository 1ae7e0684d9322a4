package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SparsityPattern;

/**
 * The modes for sparse Jacobians and Hessians: inputs, or outputs, that share no entry go together in a pass; see {@link
 * Colouring}. Of a Hessian, which is the Jacobian of a gradient, forward over reverse and reverse over forward.
 */
abstract class Compressed implements Mode {

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    /** Returns the granularities if the pattern saves passes, else none. */
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
