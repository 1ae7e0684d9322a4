package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.trace.Trace;

/**
 * One call of a compiled function, which is evaluated by the code of a variant, or by a replay if no code can give the
 * result.
 */
abstract class Evaluation {

    double[] point;
    double[] data;

    /**
     * Evaluates the call with the code of a variant.
     *
     * @throws GeneratedCode.Miss if the outcome of a guard differs from that in the trace of the variant
     */
    abstract double run(Variant variant, Variants variants);

    /** Evaluates the call with interpreted numbers, from a trace at its point. */
    abstract double replay(Trace trace);

    /**
     * Returns whether strong zeros would not change the values that a run has computed: none is NaN, or they have no products of a
     * chain rule in them.
     *
     * @param outputs the outputs of a function of many; else null
     */
    static boolean areFinal(Variant variant, double value, double[] outputs) {
        return !variant.code.hasStrongZeros() || value == value && (outputs == null || !RuntimeSupport.hasNaN(outputs));
    }
}
