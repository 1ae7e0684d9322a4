package org.gradcost.tape.compile;

import org.gradcost.gate.ChainRule;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The evaluation of the gradients of weighted sums of the outputs. A function of one output takes one gradient, which is
 * multiplied by each weight. With several outputs, one sum takes the sweep of a gradient, and several share sweeps.
 */
final class WeightedSumsEvaluation extends Evaluation {

    private final boolean isMap;
    private final GradientEvaluation single = new GradientEvaluation(SweepKind.GRADIENT);
    private final SeededEvaluation several = new SeededEvaluation(SweepKind.Operation.COTANGENT);

    /** The weights of each sum. */
    private double[][] weights;

    /** Receives a gradient for each sum. */
    private double[][] gradients;

    /**
     * Creates the evaluation.
     *
     * @param isMap whether the function was compiled as one of several outputs
     */
    WeightedSumsEvaluation(boolean isMap) {
        this.isMap = isMap;
    }

    /** Sets the arguments of the next call. */
    WeightedSumsEvaluation call(double[] x, double[] data, double[][] w, double[][] dx) {
        point = x;
        this.data = data;
        weights = w;
        gradients = dx;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        return finish(sweeps().run(variant, variants));
    }

    @Override
    double replay(Trace trace) {
        return finish(sweeps().replay(trace));
    }

    private Evaluation sweeps() {
        if (!isMap) {
            return single.call(point, data, new double[point.length]);
        }
        return weights.length == 1
                ? single.call(point, data, weights[0], gradients[0])
                : several.call(point, data, weights, gradients);
    }

    /** Multiplies the gradient of the only output by each weight. */
    private double finish(double value) {
        for (int k = 0; !isMap && k < weights.length; k++) {
            for (int i = 0; i < point.length; i++) {
                gradients[k][i] = ChainRule.times(single.gradient[i], weights[k][0]);
            }
        }
        return value;
    }
}
