package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The evaluation of the gradient of a function, or of the weighted sum of its outputs. If 0·∞ causes a NaN, the gradient is
 * computed again with strong zeros. If there is still a NaN, it is computed by the interpreted tape, which adds slopes
 * before it multiplies: in {@code (x·1e308 − x·1e308)·1e10} they cancel on the tape but overflow in the code.
 */
final class GradientEvaluation extends Evaluation {

    private final SweepKind kind;

    /** Receives the gradient. */
    double[] gradient;

    /** The weights of the outputs, or null. */
    private double[] cotangents;

    /** Creates an evaluation by the reverse sweep or by static support. */
    GradientEvaluation(SweepKind kind) {
        this.kind = kind;
    }

    /** Sets the arguments of the next call, of a function of one output. */
    GradientEvaluation call(double[] x, double[] data, double[] gradient) {
        return call(x, data, null, gradient);
    }

    /** Sets the arguments of the next call, with weights of the outputs. */
    GradientEvaluation call(double[] x, double[] data, double[] weights, double[] gradient) {
        point = x;
        this.data = data;
        cotangents = weights;
        this.gradient = gradient;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        RunnableSweep sweep = variant.sweep(kind);
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.cotangents = cotangents;
        sweep.frame.gradient = gradient;
        double value = sweep.run();
        return areFinal(variant, value, null) && sweep.hasNumbers(gradient) ? value : withCare(sweep, variants);
    }

    private double withCare(RunnableSweep sweep, Variants variants) {
        double value = sweep.runWithStrongZeros();
        return RuntimeSupport.hasNaN(gradient) ? variants.replay(this) : value;
    }

    @Override
    double replay(Trace trace) {
        return TraceReplay.gradient(trace, point, data, cotangents, gradient);
    }
}
