package org.gradcost.tape.compile;

import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.GeneratedGradient;
import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** The code for one outcome of the guards, with arrays of its own to work in. */
final class Variant {

    final CompiledCode code;
    private final Variants others;
    private final Frame frame;

    /** The variant that was right after this one the last time: the prediction for the next gradient. */
    Variant successor = this;

    /**
     * Allocates the arrays.
     *
     * @param others the variants that this one is among
     */
    Variant(CompiledCode code, Variants others) {
        this.code = code;
        this.others = others;
        this.frame = code.newFrame();
    }

    /**
     * Computes value and gradient. Where 0·∞ makes a NaN, it computes again with strong zeros; and where a NaN is left, by the
     * interpreted tape, which adds slopes before it multiplies: in {@code (x·1e308 − x·1e308)·1e10} they cancel there
     * and overflow here.
     *
     * @throws GeneratedGradient.Miss if a guard comes out otherwise than in this variant's trace
     */
    double gradient(double[] point, double[] data, double[] gradient) {
        frame.point = point;
        frame.data = data;
        frame.gradient = gradient;
        double value = code.sweep.gradient(frame);
        NanCheck watch = code.watch;
        boolean number = watch.isOn() ? watch.isNumber(frame.adjoints, gradient) : RuntimeSupport.isNumber(gradient);
        return number ? value : withCare(point, data, gradient);
    }

    private double withCare(double[] point, double[] data, double[] gradient) {
        double value = code.strongZero().gradient(frame);
        for (double g : gradient) {
            if (Double.isNaN(g)) {
                return others.replay(point, data, gradient);
            }
        }
        return value;
    }

    /** Returns the bytes of its arrays. */
    long bytes() {
        return (long) Double.BYTES
                        * (code.workspace
                                + frame.adjoints.length
                                + code.constants.length
                                + code.scratch.size()
                                + code.tangents.size())
                + (long) Integer.BYTES * code.tables.length;
    }
}
