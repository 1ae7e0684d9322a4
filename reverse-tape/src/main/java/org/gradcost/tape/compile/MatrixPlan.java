package org.gradcost.tape.compile;

import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SeedGroups;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.sparsity.TracePatterns;
import org.gradcost.tape.compile.trace.Trace;

/**
 * How a Jacobian or a Hessian is computed: its pattern, and the seeds that give all of its entries.
 *
 * @param operation by tangents of the outputs, by gradients of weighted sums, or by tangents of the gradient
 */
record MatrixPlan(SparsityPattern pattern, SweepKind.Operation operation, SeedGroups groups) {

    /** Plans a Jacobian: by columns or by rows, whichever takes fewer passes. */
    static MatrixPlan ofJacobian(Trace trace) {
        SparsityPattern pattern = TracePatterns.jacobian(trace);
        SeedGroups byColumns = SeedGroups.ofInputs(pattern, Colouring.ofColumns(pattern));
        SeedGroups byRows = SeedGroups.ofOutputs(pattern, Colouring.ofRows(pattern));
        return byColumns.count() <= byRows.count()
                ? new MatrixPlan(pattern, SweepKind.Operation.TANGENT, byColumns)
                : new MatrixPlan(pattern, SweepKind.Operation.COTANGENT, byRows);
    }

    /** Plans a Hessian. */
    static MatrixPlan ofHessian(Trace trace) {
        SparsityPattern pattern = TracePatterns.hessian(trace);
        return new MatrixPlan(
                pattern, SweepKind.Operation.SECOND, SeedGroups.ofInputs(pattern, Colouring.ofColumns(pattern)));
    }
}
