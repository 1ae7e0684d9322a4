package org.gradcost.tape.compile;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The evaluation of {@link SeededEvaluation}, for many seeds in one sweep. Seeds and results are transposed, with a row for
 * each input or output, with one number for each seed.
 */
final class RowEvaluation extends Evaluation {

    private final SweepKind kind;
    private final Array seedArray;
    private final Array resultArray;

    /** The seeds: a row for each input, or for each output. Several may be one array; they are not written. */
    double[][] seeds;

    /** Receives the results: a row for each output, or for each input; all different. */
    double[][] results;

    /** Receives the outputs, if they are computed. */
    double[] outputs;

    /** Receives the gradient, if it is computed beside its tangents. */
    double[] gradient;

    private double[] noCotangents;

    RowEvaluation(SweepKind.Operation operation) {
        this.kind = new SweepKind(operation, SweepKind.ROWS);
        this.seedArray = operation == SweepKind.Operation.COTANGENT ? Array.COTANGENTS : Array.POINT;
        this.resultArray = operation == SweepKind.Operation.TANGENT ? Array.OUTPUTS : Array.GRADIENT;
    }

    @Override
    double run(Variant variant, Variants variants) {
        RunnableSweep sweep = variant.sweep(kind);
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.outputs = outputs;
        sweep.frame.gradient = gradient;
        if (seedArray == Array.COTANGENTS && (noCotangents == null || noCotangents.length != seeds.length)) {
            noCotangents = new double[seeds.length];
        }
        sweep.frame.cotangents = noCotangents; // the code may read them, but the result is not used
        sweep.setWidth(results[0].length);
        sweep.setRows(seedArray, seeds);
        sweep.setRows(resultArray, results);
        double value = sweep.run();
        if (areFinal(variant, value, outputs) && areNumbers()) {
            return value;
        }
        value = sweep.runWithStrongZeros();
        return areNumbers() ? value : variants.replay(this);
    }

    private boolean areNumbers() {
        for (double[] row : results) {
            if (RuntimeSupport.hasNaN(row)) {
                return false;
            }
        }
        return gradient == null || !RuntimeSupport.hasNaN(gradient);
    }

    @Override
    double replay(Trace trace) {
        SeededEvaluation single = new SeededEvaluation(kind.operation());
        single.point = point;
        single.data = data;
        single.outputs = outputs;
        single.gradient = gradient;
        double value = 0;
        for (int k = 0; k < results[0].length; k++) {
            double[] seed = new double[seeds.length];
            for (int i = 0; i < seed.length; i++) {
                seed[i] = seeds[i][k];
            }
            double[] result = new double[results.length];
            single.seeds = new double[][] {seed};
            single.results = new double[][] {result};
            value = single.replay(trace);
            for (int i = 0; i < result.length; i++) {
                results[i][k] = result[i];
            }
        }
        return value;
    }
}
