package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * A Jacobian by static support: its entries in one sweep, and the outputs if they are wanted. Where 0·∞ makes a NaN, it is
 * computed as gradients are.
 */
final class SupportJacobianEvaluation extends MatrixEvaluation {

    /** Whether the Jacobian of an iteration is accumulated in another order than that of its gates. */
    private final boolean isPreaccumulated;

    /** Receives the outputs; or null. */
    private double[] outputs;

    private SupportJacobianEvaluation(boolean isPreaccumulated) {
        super(false);
        this.isPreaccumulated = isPreaccumulated;
    }

    /** Returns the Jacobian by forward mode. */
    static SupportJacobianEvaluation forward() {
        return new SupportJacobianEvaluation(false);
    }

    /** Returns the Jacobian that is preaccumulated, which always computes the outputs. */
    static SupportJacobianEvaluation preaccumulated() {
        return new SupportJacobianEvaluation(true);
    }

    /**
     * Sets where the outputs of the next call go.
     *
     * @param y receives the outputs, or null
     */
    SupportJacobianEvaluation withOutputs(double[] y) {
        outputs = y;
        return this;
    }

    @Override
    double run(Variant variant, Variants variants) {
        prepare(variant.code.jacobian(), null);
        double[] entries = target();
        RunnableSweep sweep = variant.sweep(kind());
        sweep.frame.point = point;
        sweep.frame.data = data;
        sweep.frame.gradient = entries;
        sweep.frame.outputs = outputs;
        sweep.run();
        if (!sweep.hasNumbers(entries) && RuntimeSupport.hasNaN(entries) || !areFinal(variant, 0, outputs)) {
            sweep.runWithStrongZeros();
            if (RuntimeSupport.hasNaN(entries)) {
                return variants.replay(this);
            }
        }
        return finish(entries);
    }

    private SweepKind kind() {
        if (isPreaccumulated) {
            return SweepKind.PREACCUMULATED_JACOBIAN;
        }
        return outputs == null ? SweepKind.SUPPORT_JACOBIAN : SweepKind.SUPPORT_JACOBIAN_AND_OUTPUTS;
    }

    @Override
    double replay(Trace trace) {
        if (outputs != null) {
            TraceReplay.tangent(trace, point, data, new double[point.length], outputs, new double[trace.outputs()]);
        }
        return super.replay(trace);
    }
}
