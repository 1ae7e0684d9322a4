package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled forward mode: J·s for a few directions s. */
class TangentPasses extends CompiledPasses {

    TangentPasses(Traceable traceable, TracedDirections directions, int width) {
        super(traceable, directions, width);
    }

    @Override
    double compute(CompiledFunction function, double[] x, double[][] seeds, double[][] results) {
        return function.jvp(x, data(), seeds, results);
    }

    @Override
    int seedLength(CompiledFunction function) {
        return function.inputs();
    }

    @Override
    int resultLength(CompiledFunction function) {
        return function.outputs();
    }
}
