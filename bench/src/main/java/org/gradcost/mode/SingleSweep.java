package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/** A gradient by one sweep of a compiled function. */
abstract class SingleSweep extends CompiledDifferentiator {

    SingleSweep(Traceable traceable) {
        super(traceable);
    }

    /** Computes the value and the gradient. */
    abstract double compute(CompiledFunction function, double[] x, double[] data, double[] gradient);

    @Override
    public final double gradient(double[] x, double[] gradient) {
        try {
            return compute(compiledAt(x), x, data(), gradient);
        } catch (TraceTooLongException | ValueReadException e) {
            throw refused(e);
        }
    }
}
