package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.SparsityPattern;

/**
 * The compiled modes for sparse Jacobians and Hessians. The colours follow from the pattern of the trace; the pattern that the
 * problem states determines which problems are supported, and where the entries are stored.
 */
abstract class CompressedCompiled extends Compressed {

    @Override
    public String purpose() {
        return takesHessians() ? super.purpose() : "sparse Jacobians";
    }

    @Override
    public final List<Granularity> granularities(Problem problem) {
        return Traceable.isPossible(problem) && (takesHessians() || problem instanceof MapProblem)
                ? super.granularities(problem)
                : List.of();
    }

    @Override
    public final Snippet snippet(Problem problem, Granularity gates, int width) {
        return problem instanceof MapProblem ? CompiledSnippets.ofSparseJacobian() : CompiledSnippets.ofSparseHessian();
    }

    /** Returns the number of passes by the stated pattern, without a trace. */
    @Override
    public final int passes(Problem problem, Granularity gates, int width) {
        SparsityPattern stated =
                problem instanceof MapProblem map ? map.pattern() : ((SecondOrderProblem) problem).pattern();
        return (colours(stated, stated).count() + taken(width) - 1) / taken(width);
    }

    /** Returns whether the mode also computes Hessians. */
    abstract boolean takesHessians();

    /** Returns the groups of inputs or outputs that a pattern allows. */
    abstract Directions colours(SparsityPattern found, SparsityPattern stated);

    /** Returns the number of groups per pass. */
    abstract int taken(int width);
}
