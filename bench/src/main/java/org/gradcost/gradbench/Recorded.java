package org.gradcost.gradbench;

import java.util.function.Supplier;
import org.gradcost.family.FusedCircuit;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.compile.CompiledGradient;
import org.gradcost.tape.compile.TraceTooLongException;

/**
 * A gradient on the compiled tape, recorded and compiled when the workload is created, so that this counts as preparation and not
 * as a run.
 */
final class Recorded implements Differentiator {

    private final CompiledGradient compiled;

    private Recorded(FusedCircuit circuit) {
        this.compiled = CompiledGradient.compile(circuit::fused, circuit.inputs());
    }

    /** Returns the compiled differentiator, or the other one if the circuit cannot be compiled. */
    static Differentiator of(FusedCircuit circuit, Supplier<Differentiator> other) {
        try {
            return new Recorded(circuit);
        } catch (TraceTooLongException e) {
            return other.get();
        }
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        return compiled.gradient(x, gradient);
    }

    @Override
    public long tapeBytes() {
        return compiled.workspaceBytes();
    }
}
