package org.gradcost.tape.compile;

import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.trace.Trace;

/** One call of a compiled function: by the code of a variant, or by a replay where no code can give the result. */
abstract class Evaluation {

    double[] point;
    double[] data;

    /**
     * Computes by a variant.
     *
     * @throws GeneratedCode.Miss if a guard comes out otherwise than in this variant's trace
     */
    abstract double run(Variant variant, Variants variants);

    /** Computes by interpreted numbers, from a trace of this point. */
    abstract double replay(Trace trace);
}
