package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled forward over reverse mode: the gradient, and H·s in a few directions s. */
final class SecondPasses extends CompiledPasses {

    private final double[] gradient;

    SecondPasses(Traceable traceable, TracedDirections directions, int width) {
        super(traceable, directions, width);
        this.gradient = new double[traceable.inputs().length];
    }

    @Override
    double compute(CompiledFunction function, double[] x, double[][] seeds, double[][] results) {
        return function.hvp(x, data(), seeds, gradient, results);
    }

    @Override
    int seedLength(CompiledFunction function) {
        return function.inputs();
    }

    @Override
    int resultLength(CompiledFunction function) {
        return function.inputs();
    }
}
