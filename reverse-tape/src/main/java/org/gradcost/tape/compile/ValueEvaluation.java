package org.gradcost.tape.compile;

import org.gradcost.tape.compile.trace.Trace;

/** The outputs of a function. If they contain derivatives and 0·∞ makes one of them NaN, all are computed again with strong zeros. */
final class ValueEvaluation extends Evaluation {

    /** Receives the outputs of a function of many; else null. */
    private double[] outputs;

    /**
     * Sets the arguments of the next call.
     *
     * @param y receives the outputs of a function of many; else null
     */
    ValueEvaluation call(double[] x, double[] data, double[] y) {
        point = x;
        this.data = data;
        outputs = y;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        RunnableSweep sweep = variant.sweep(SweepKind.VALUE);
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.outputs = outputs;
        double value = sweep.run();
        return areFinal(variant, value, outputs) ? value : sweep.runWithStrongZeros();
    }

    @Override
    double replay(Trace trace) {
        double[] tangents = new double[Math.max(1, trace.outputs())];
        return TraceReplay.tangent(trace, point, data, new double[point.length], outputs, tangents);
    }
}
