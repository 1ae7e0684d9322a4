package org.gradcost.tape.compile;

import org.gradcost.tape.compile.trace.Trace;

/** The passes that give the entries of a matrix. */
interface MatrixPasses {

    /**
     * Computes by the code of a variant.
     *
     * @param entries receives the entries, in the order of the pattern
     * @return entries
     */
    double[] run(double[] point, double[] data, double[] entries, Variant variant, Variants variants);

    /** Computes by interpreted numbers, from a trace of the point. */
    double[] replay(double[] point, double[] data, double[] entries, Trace trace);
}
