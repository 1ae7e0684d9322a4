package org.gradcost.tape.compile;

import org.gradcost.sparse.SeedGroups;
import org.gradcost.tape.compile.trace.Trace;

/** A matrix of many colours: as many of them in a sweep as a row of tangents has numbers. */
final class MatrixByRows implements MatrixPasses {

    private final SeedGroups groups;
    private final RowEvaluation passes;
    private final SeedRows seeds;

    MatrixByRows(MatrixPlan plan, int widest) {
        this.groups = plan.groups();
        int chunks = (groups.count() + widest - 1) / widest;
        int width = (groups.count() + chunks - 1) / chunks;
        int rows = plan.pattern().rows();
        int columns = plan.pattern().columns();
        boolean byRows = plan.operation() == SweepKind.Operation.COTANGENT;
        this.seeds = new SeedRows(byRows ? rows : columns, width);
        this.passes = new RowEvaluation(plan.operation());
        passes.seeds = seeds.rows;
        passes.results = new double[byRows ? columns : rows][width];
        passes.outputs = plan.operation() == SweepKind.Operation.TANGENT ? new double[rows] : null;
        passes.gradient = plan.operation() == SweepKind.Operation.SECOND ? new double[columns] : null;
    }

    @Override
    public double[] run(double[] point, double[] data, double[] entries, Variant variant, Variants variants) {
        passes.point = point;
        passes.data = data;
        for (int from = 0; from < groups.count(); from += seeds.width()) {
            mark(from);
            passes.run(variant, variants);
            end(from, entries);
        }
        return entries;
    }

    @Override
    public double[] replay(double[] point, double[] data, double[] entries, Trace trace) {
        passes.point = point;
        passes.data = data;
        for (int from = 0; from < groups.count(); from += seeds.width()) {
            mark(from);
            passes.replay(trace);
            end(from, entries);
        }
        return entries;
    }

    private int end(int from) {
        return Math.min(from + seeds.width(), groups.count());
    }

    private void mark(int from) {
        for (int g = from; g < end(from); g++) {
            for (int member : groups.member()[g]) {
                seeds.mark(member, g - from);
            }
        }
    }

    private void end(int from, double[] entries) {
        for (int g = from; g < end(from); g++) {
            int[] component = groups.component()[g];
            int[] place = groups.place()[g];
            for (int e = 0; e < place.length; e++) {
                entries[place[e]] = passes.results[component[e]][g - from];
            }
            for (int member : groups.member()[g]) {
                seeds.clear(member);
            }
        }
    }
}
