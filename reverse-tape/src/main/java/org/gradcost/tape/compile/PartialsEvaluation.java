package org.gradcost.tape.compile;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.Trace;

/** The derivatives of the outputs with respect to some inputs, side by side: the tangents in as many unit directions. */
final class PartialsEvaluation extends Evaluation {

    private final SeededEvaluation few = new SeededEvaluation(SweepKind.Operation.TANGENT);
    private final RowEvaluation many = new RowEvaluation(SweepKind.Operation.TANGENT);
    private SeedRows units;

    /** The first input that moves, in the seeds of each. */
    private int firstOfFew;

    private int firstOfMany;

    /** Receives the derivatives, an array for each output. */
    private double[][] partials;

    /**
     * Sets the arguments of the next call.
     *
     * @param from the first one that is differentiated by
     * @param results an array for each output, with room for each of the inputs
     * @param outputs receives the outputs of a function of many, else null
     */
    PartialsEvaluation call(double[] x, double[] data, int from, double[][] results, double[] outputs) {
        point = x;
        this.data = data;
        choose(x.length, from, results, outputs);
        return this;
    }

    private void choose(int inputs, int from, double[][] results, double[] outputs) {
        int count = results[0].length;
        partials = results;
        few.outputs = outputs;
        many.outputs = outputs;
        if (count < Heuristics.SEEDS_IN_ROWS) {
            chooseFew(inputs, from, count);
            return;
        }
        if (units == null || units.width() != count) {
            units = new SeedRows(inputs, count);
        } else {
            for (int k = 0; k < count; k++) {
                units.clear(firstOfMany + k);
            }
        }
        for (int k = 0; k < count; k++) {
            units.mark(from + k, k);
        }
        firstOfMany = from;
        many.seeds = units.rows;
        many.results = results;
    }

    private void chooseFew(int inputs, int from, int count) {
        if (few.seeds == null || few.seeds.length != count) {
            few.seeds = new double[count][inputs];
            few.results = new double[count][partials.length];
        } else {
            for (int k = 0; k < count; k++) {
                few.seeds[k][firstOfFew + k] = 0;
            }
        }
        for (int k = 0; k < count; k++) {
            few.seeds[k][from + k] = 1;
        }
        firstOfFew = from;
    }

    @Override
    double run(Variant variant, Variants variants) {
        return finish(passes().run(variant, variants));
    }

    @Override
    double replay(Trace trace) {
        return finish(passes().replay(trace));
    }

    private Evaluation passes() {
        Evaluation passes = isOfFew() ? few : many;
        passes.point = point;
        passes.data = data;
        return passes;
    }

    private boolean isOfFew() {
        return partials[0].length < Heuristics.SEEDS_IN_ROWS;
    }

    private double finish(double value) {
        for (int k = 0; isOfFew() && k < few.results.length; k++) {
            for (int i = 0; i < partials.length; i++) {
                partials[i][k] = few.results[k][i];
            }
        }
        return value;
    }
}
