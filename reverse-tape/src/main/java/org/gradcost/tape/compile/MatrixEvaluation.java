package org.gradcost.tape.compile;

import java.util.Arrays;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.trace.Trace;

/** A Jacobian or a Hessian: the entries of its pattern, by as many seeds as it has colours. */
final class MatrixEvaluation extends Evaluation {

    private final boolean isHessian;

    /** Receives the entries, in the order of the pattern. */
    double[] entries;

    /** Receives all elements, row by row; or null. */
    double[][] dense;

    private MatrixPlan plan;
    private SeededEvaluation passes;
    private double[][] seeds = {};
    private double[][] results = {};

    MatrixEvaluation(boolean isHessian) {
        this.isHessian = isHessian;
    }

    @Override
    double run(Variant variant, Variants variants) {
        prepare(isHessian ? variant.code.hessian() : variant.code.jacobian());
        double[] to = target();
        for (int from = 0; from < plan.groups().count(); from += Array.LANES) {
            int count = begin(from);
            passes.run(variant, variants);
            end(from, count, to);
        }
        return finish(to);
    }

    @Override
    double replay(Trace trace) {
        prepare(isHessian ? MatrixPlan.ofHessian(trace) : MatrixPlan.ofJacobian(trace));
        double[] to = target();
        for (int from = 0; from < plan.groups().count(); from += Array.LANES) {
            int count = begin(from);
            passes.replay(trace);
            end(from, count, to);
        }
        return finish(to);
    }

    private void prepare(MatrixPlan next) {
        if (next != plan) {
            plan = next;
            passes = new SeededEvaluation(plan.operation());
            passes.outputs = plan.operation() == SweepKind.Operation.TANGENT
                    ? new double[plan.pattern().rows()]
                    : null;
            passes.gradient = plan.operation() == SweepKind.Operation.SECOND ? new double[point.length] : null;
            seeds = new double[0][];
        }
        passes.point = point;
        passes.data = data;
    }

    private double[] target() {
        int count = plan.pattern().entries();
        if (dense == null && entries.length != count) {
            throw new IllegalArgumentException((isHessian ? "hessian" : "jacobian") + ": an array of " + entries.length
                    + " for the " + count + " entries of the pattern at this point");
        }
        return dense == null ? entries : new double[count];
    }

    /** Seeds the groups of one pass, and returns how many. */
    private int begin(int from) {
        int count = Math.min(Array.LANES, plan.groups().count() - from);
        if (count != seeds.length) {
            allocate(count);
        }
        mark(from, count, 1);
        return count;
    }

    private void end(int from, int count, double[] to) {
        mark(from, count, 0);
        for (int lane = 0; lane < count; lane++) {
            plan.groups().take(from + lane, results[lane], to);
        }
    }

    private double finish(double[] values) {
        if (dense != null) {
            scatter(values);
        }
        return 0;
    }

    private void allocate(int lanes) {
        boolean byRows = plan.operation() == SweepKind.Operation.COTANGENT;
        int rows = plan.pattern().rows();
        int columns = plan.pattern().columns();
        seeds = new double[lanes][byRows ? rows : columns];
        results = new double[lanes][byRows ? columns : rows];
        passes.seeds = seeds;
        passes.results = results;
    }

    private void mark(int from, int count, double value) {
        for (int lane = 0; lane < count; lane++) {
            for (int member : plan.groups().member()[from + lane]) {
                seeds[lane][member] = value;
            }
        }
    }

    private void scatter(double[] values) {
        int[] start = plan.pattern().start();
        int[] column = plan.pattern().column();
        for (int row = 0; row < dense.length; row++) {
            Arrays.fill(dense[row], 0);
            for (int e = start[row]; e < start[row + 1]; e++) {
                dense[row][column[e]] = values[e];
            }
        }
    }
}
