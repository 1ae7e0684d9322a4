package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled reverse mode for a function with several outputs: Jᵀ·w for a few weight vectors w. */
final class CotangentPasses extends CompiledPasses {

    /** The number of weight vectors in one sweep of {@link CompiledFunction#vjp}. */
    static final int WIDTH = 4;

    CotangentPasses(Traceable traceable, TracedDirections weights) {
        super(traceable, weights, WIDTH);
    }

    @Override
    double compute(CompiledFunction function, double[] x, double[][] seeds, double[][] results) {
        function.vjp(x, data(), seeds, results);
        return 0; // a sweep does not compute the value of a function with several outputs
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
