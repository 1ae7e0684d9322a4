package org.gradcost.tape.compile;

import org.gradcost.sparse.SeedGroups;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.trace.Trace;

/** A matrix of few colours: up to four of them in a sweep, in locals. */
final class MatrixByLanes implements MatrixPasses {

    private final MatrixPlan plan;
    private final SeedGroups groups;
    private final SeededEvaluation passes;
    private final boolean byRows;
    private double[][] seeds = {};
    private double[][] results = {};

    MatrixByLanes(MatrixPlan plan) {
        this.plan = plan;
        this.groups = plan.groups();
        this.byRows = plan.operation() == SweepKind.Operation.COTANGENT;
        this.passes = new SeededEvaluation(plan.operation());
        passes.outputs = plan.operation() == SweepKind.Operation.TANGENT
                ? new double[plan.pattern().rows()]
                : null;
        passes.gradient = plan.operation() == SweepKind.Operation.SECOND
                ? new double[plan.pattern().columns()]
                : null;
    }

    @Override
    public double[] run(double[] point, double[] data, double[] entries, Variant variant, Variants variants) {
        passes.point = point;
        passes.data = data;
        for (int from = 0; from < groups.count(); from += Array.LANES) {
            int count = begin(from);
            passes.run(variant, variants);
            end(from, count, entries);
        }
        return entries;
    }

    @Override
    public double[] replay(double[] point, double[] data, double[] entries, Trace trace) {
        passes.point = point;
        passes.data = data;
        for (int from = 0; from < groups.count(); from += Array.LANES) {
            int count = begin(from);
            passes.replay(trace);
            end(from, count, entries);
        }
        return entries;
    }

    /** Seeds the groups of one pass, and returns how many. */
    private int begin(int from) {
        int count = Math.min(Array.LANES, groups.count() - from);
        if (count != seeds.length) {
            int rows = plan.pattern().rows();
            int columns = plan.pattern().columns();
            seeds = new double[count][byRows ? rows : columns];
            results = new double[count][byRows ? columns : rows];
            passes.seeds = seeds;
            passes.results = results;
        }
        mark(from, count, 1);
        return count;
    }

    private void end(int from, int count, double[] entries) {
        mark(from, count, 0);
        for (int lane = 0; lane < count; lane++) {
            groups.take(from + lane, results[lane], entries);
        }
    }

    private void mark(int from, int count, double value) {
        for (int lane = 0; lane < count; lane++) {
            for (int member : groups.member()[from + lane]) {
                seeds[lane][member] = value;
            }
        }
    }
}
