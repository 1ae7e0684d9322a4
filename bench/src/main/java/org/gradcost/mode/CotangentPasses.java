package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled reverse mode over a map: the gradients Jᵀ·w of its outputs' sums for a few arrays of weights w. */
final class CotangentPasses extends CompiledPasses {

    /** As many as one sweep of {@link CompiledFunction#vjp} takes. */
    static final int WIDTH = 4;

    CotangentPasses(Traceable traceable, TracedDirections weights) {
        super(traceable, weights, WIDTH);
    }

    @Override
    double compute(CompiledFunction function, double[] x, double[][] seeds, double[][] results) {
        function.vjp(x, data(), seeds, results);
        return 0; // the value of a map is not a sweep's
    }

    @Override
    int seedLength(CompiledFunction function) {
        return function.outputs();
    }

    @Override
    int resultLength(CompiledFunction function) {
        return function.inputs();
    }
}
