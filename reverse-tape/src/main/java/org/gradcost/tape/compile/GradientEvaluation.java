package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The gradient of a function, or of the weighted sum of its outputs. Where 0·∞ makes a NaN, it is computed again with strong
 * zeros; and where a NaN is left, by the interpreted tape, which adds slopes before it multiplies: in
 * {@code (x·1e308 − x·1e308)·1e10} they cancel there and overflow here.
 */
final class GradientEvaluation extends Evaluation {

    private final SweepKind kind;

    double[] gradient;

    /** The weights of the outputs, or null. */
    double[] cotangents;

    /** Makes one by the reverse sweep, or by static support. */
    GradientEvaluation(SweepKind kind) {
        this.kind = kind;
    }

    @Override
    double run(Variant variant, Variants variants) {
        RunnableSweep sweep = variant.sweep(kind);
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.cotangents = cotangents;
        sweep.frame.gradient = gradient;
        double value = sweep.run();
        return sweep.hasNumbers(gradient) ? value : withCare(sweep, variants);
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
