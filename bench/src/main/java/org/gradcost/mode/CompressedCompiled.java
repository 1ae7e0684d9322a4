package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.SparsityPattern;

/**
 * The compiled modes for sparse Jacobians and Hessians. The colours are those of the pattern that the trace gives; what the
 * problem states of its pattern decides which problems are taken, and where the entries go.
 */
abstract class CompressedCompiled extends Compressed {

    @Override
    public final List<Granularity> granularities(Problem problem) {
        return Traceable.isPossible(problem) && (takesHessians() || problem instanceof MapProblem)
                ? super.granularities(problem)
                : List.of();
    }

    /** Returns the number of passes by the stated pattern, without a trace. */
    @Override
    public final int passes(Problem problem, Granularity gates, int width) {
        SparsityPattern stated =
                problem instanceof MapProblem map ? map.pattern() : ((SecondOrderProblem) problem).pattern();
        return (colours(stated, stated).count() + taken(width) - 1) / taken(width);
    }

    /** Returns whether the mode computes Hessians too. */
    abstract boolean takesHessians();

    /** Returns the groups of inputs or outputs that a pattern allows. */
    abstract Directions colours(SparsityPattern found, SparsityPattern stated);

    /** Returns how many groups a pass takes. */
    abstract int taken(int width);
}
