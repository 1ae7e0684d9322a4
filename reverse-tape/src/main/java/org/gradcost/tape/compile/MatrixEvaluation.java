package org.gradcost.tape.compile;

import java.util.Arrays;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.Trace;

/** A Jacobian or a Hessian: the entries of its pattern, by as many seeds as it has colours. */
class MatrixEvaluation extends Evaluation {

    private final boolean isHessian;

    /** Receives the entries, in the order of the pattern. */
    private double[] entries;

    /** Receives all elements, row by row; or null. */
    private double[][] dense;

    private MatrixPlan plan;
    private MatrixPasses passes;

    MatrixEvaluation(boolean isHessian) {
        this.isHessian = isHessian;
    }

    /** Sets the arguments of the next call, which writes all elements. */
    MatrixEvaluation call(double[] x, double[] data, double[][] matrix) {
        point = x;
        this.data = data;
        dense = matrix;
        return this;
    }

    /** Sets the arguments of the next call, which writes the entries of the pattern. */
    MatrixEvaluation call(double[] x, double[] data, double[] nonzero) {
        point = x;
        this.data = data;
        dense = null;
        entries = nonzero;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        prepare(isHessian ? variant.code.hessian() : variant.code.jacobian(), variant);
        return finish(passes.run(point, data, target(), variant, variants));
    }

    @Override
    double replay(Trace trace) {
        prepare(isHessian ? MatrixPlan.ofHessian(trace) : MatrixPlan.ofJacobian(trace), null);
        return finish(passes.replay(point, data, target(), trace));
    }

    /**
     * Prepares the passes of a plan.
     *
     * @param variant the variant whose code the passes run, or null
     */
    void prepare(MatrixPlan next, Variant variant) {
        if (next != plan) {
            int widest = 0;
            if (next.groups().count() >= Heuristics.SEEDS_IN_ROWS) {
                widest = variant == null
                        ? Heuristics.SEEDS_IN_ROWS
                        : SeededEvaluation.widestRow(variant, next.operation());
            }
            passes = widest >= Heuristics.SEEDS_IN_ROWS ? new MatrixByRows(next, widest) : new MatrixByLanes(next);
            plan = next;
        }
    }

    /** Returns where the entries go: the caller's array, if it is as long as the pattern of this variant. */
    double[] target() {
        int count = plan.pattern().entries();
        return dense == null && entries.length == count ? entries : new double[count];
    }

    /**
     * Requires that the caller's array was as long as the pattern at the point. It is called after the call, when that pattern is
     * the one of the last point, so that the caller can ask for it and try again.
     *
     * @throws IllegalArgumentException if it was not; no entries were written
     */
    void requireWritten() {
        int count = plan.pattern().entries();
        if (entries.length != count) {
            throw new IllegalArgumentException((isHessian ? "hessian" : "jacobian") + ": an array of " + entries.length
                    + " for the " + count + " entries of the pattern at this point");
        }
    }

    /** Writes the elements, if all are wanted. */
    double finish(double[] values) {
        if (dense == null) {
            return 0;
        }
        int[] start = plan.pattern().start();
        int[] column = plan.pattern().column();
        for (int row = 0; row < dense.length; row++) {
            Arrays.fill(dense[row], 0);
            for (int e = start[row]; e < start[row + 1]; e++) {
                dense[row][column[e]] = values[e];
            }
        }
        return 0;
    }
}
