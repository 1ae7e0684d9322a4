package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** A Jacobian by static support: its entries in one forward sweep. Where 0·∞ makes a NaN, it is computed as gradients are. */
final class SupportJacobianEvaluation extends MatrixEvaluation {

    SupportJacobianEvaluation() {
        super(false);
    }

    @Override
    double run(Variant variant, Variants variants) {
        prepare(variant.code.jacobian(), null);
        double[] entries = target();
        RunnableSweep sweep = variant.sweep(SweepKind.SUPPORT_JACOBIAN);
        sweep.frame.point = point;
        sweep.frame.data = data;
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
