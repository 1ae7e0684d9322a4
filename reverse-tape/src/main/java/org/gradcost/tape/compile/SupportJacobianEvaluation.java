package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** A Jacobian by static support: its entries in one forward sweep. Where 0·∞ makes a NaN, it is computed as gradients are. */
final class SupportJacobianEvaluation extends MatrixEvaluation {

    private double[] outputs = {};

    SupportJacobianEvaluation() {
        super(false);
    }

    @Override
    double run(Variant variant, Variants variants) {
        prepare(variant.code.jacobian());
        double[] entries = target();
        RunnableSweep sweep = variant.sweep(SweepKind.SUPPORT_JACOBIAN);
        outputs = outputs.length == variant.code.outputs() ? outputs : new double[variant.code.outputs()];
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.outputs = outputs;
        sweep.frame.cotangents = outputs; // may be read before a loop, and is not used
        sweep.frame.gradient = entries;
        sweep.run();
        if (RuntimeSupport.hasNaN(entries)) {
            sweep.runWithStrongZeros();
            if (RuntimeSupport.hasNaN(entries)) {
                return variants.replay(this);
            }
        }
        return finish(entries);
    }
}
