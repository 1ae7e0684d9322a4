package org.gradcost.tape.compile;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The evaluation of a function for several seeds: tangents of the outputs for directions, gradients for weights of the
 * outputs, or tangents of the gradient for directions. A sweep takes up to four; where 0·∞ makes a NaN, it is run again with
 * strong zeros.
 */
final class SeededEvaluation extends Evaluation {

    private final SweepKind.Operation operation;
    private final Array seedArray;
    private final Array resultArray;
    private final SweepKind[] kinds = new SweepKind[Array.LANES + 1];

    /** The directions or weights, an array each. */
    double[][] seeds;

    /** Receives an array for each seed. */
    double[][] results;

    /** Receives the outputs, if they are computed. */
    double[] outputs;

    /** Receives the gradient, if it is computed beside its tangents. */
    double[] gradient;

    /** The evaluation in rows, which is used for many seeds and kept from call to call. */
    private RowEvaluation rows;

    /** Evaluates tangents, the gradients of weighted sums, or second derivatives. */
    SeededEvaluation(SweepKind.Operation operation) {
        this.operation = operation;
        this.seedArray = operation == SweepKind.Operation.COTANGENT ? Array.COTANGENTS : Array.POINT;
        this.resultArray = operation == SweepKind.Operation.TANGENT ? Array.OUTPUTS : Array.GRADIENT;
        for (int lanes = 1; lanes <= Array.LANES; lanes++) {
            kinds[lanes] = new SweepKind(operation, lanes);
        }
    }

    /** Sets the point, the data, the seeds and the arrays for the results of the next call. */
    SeededEvaluation call(double[] x, double[] data, double[][] seeds, double[][] results) {
        point = x;
        this.data = data;
        this.seeds = seeds;
        this.results = results;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        if (seeds.length >= Heuristics.SEEDS_IN_ROWS) {
            int widest = widestRow(variant, operation);
            if (widest >= Heuristics.SEEDS_IN_ROWS) {
                return byRows(widest, variant, variants);
            }
        }
        double value = 0;
        for (int from = 0; from < seeds.length; from += Array.LANES) {
            int count = Math.min(Array.LANES, seeds.length - from);
            RunnableSweep sweep = variant.sweep(kinds[count]);
            if (sweep.code.isCut && count > 1) {
                value = oneByOne(variant, from, count, variants);
            } else {
                value = run(sweep, from, count, variant, variants);
            }
        }
        return value;
    }

    /** Returns how many seeds one sweep can take in rows, by the memory that they need. */
    static int widestRow(Variant variant, SweepKind.Operation operation) {
        return variant.sweep(new SweepKind(operation, SweepKind.ROWS)).widestRow(Heuristics.WIDEST_ROW);
    }

    /** Evaluates in rows, a number of seeds at a time: transposes the seeds, and the results back. */
    private double byRows(int widest, Variant variant, Variants variants) {
        int chunks = (seeds.length + widest - 1) / widest;
        int width = (seeds.length + chunks - 1) / chunks;
        if (rows == null || rows.results[0].length != width) {
            rows = new RowEvaluation(operation);
            rows.seeds = new double[seeds[0].length][width];
            rows.results = new double[results[0].length][width];
        }
        rows.point = point;
        rows.data = data;
        rows.outputs = outputs;
        rows.gradient = gradient;
        double value = 0;
        for (int from = 0; from < seeds.length; from += width) {
            int count = Math.min(width, seeds.length - from);
            Transposition.toRows(seeds, from, count, rows.seeds);
            value = rows.run(variant, variants);
            Transposition.fromRows(rows.results, results, from, count);
        }
        return value;
    }

    /** Evaluates one seed at a time, since code that was cut into methods loses more than lanes gain. */
    private double oneByOne(Variant variant, int from, int count, Variants variants) {
        double value = 0;
        for (int at = from; at < from + count; at++) {
            value = run(variant.sweep(kinds[1]), at, 1, variant, variants);
        }
        return value;
    }

    private double run(RunnableSweep sweep, int from, int count, Variant variant, Variants variants) {
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.outputs = outputs;
        sweep.frame.gradient = gradient;
        sweep.frame.cotangents = seeds[from]; // the code may read them, but the result is not used
        for (int lane = 0; lane < count; lane++) {
            sweep.setTangent(seedArray, lane, seeds[from + lane]);
            sweep.setTangent(resultArray, lane, results[from + lane]);
        }
        double value = sweep.run();
        if (areFinal(variant, value, outputs) && areNumbers(from, count)) {
            return value;
        }
        value = sweep.runWithStrongZeros();
        return areNumbers(from, count) ? value : variants.replay(this);
    }

    private boolean areNumbers(int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (RuntimeSupport.hasNaN(results[at])) {
                return false;
            }
        }
        return gradient == null || !RuntimeSupport.hasNaN(gradient);
    }

    @Override
    double replay(Trace trace) {
        double value = 0;
        for (int at = 0; at < seeds.length; at++) {
            switch (operation) {
                case TANGENT -> value = TraceReplay.tangent(trace, point, data, seeds[at], outputs, results[at]);
                case COTANGENT -> TraceReplay.gradient(trace, point, data, seeds[at], results[at]);
                case SECOND -> value = TraceReplay.second(trace, point, data, seeds[at], gradient, results[at]);
                default -> throw new AssertionError(operation + " has no seeds");
            }
        }
        return value;
    }
}
