package org.gradcost.gradbench;

import static org.gradcost.gradbench.PlainNumbers.numbers;

import org.gradcost.family.nested.Particle;
import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;
import org.gradcost.tape.compile.CompiledFunction;
import org.hipparchus.util.Binary64;

/**
 * The particle's E(w) by compiled steps. A step, which contains the gradient of the inner level, is traced once; each flight
 * determines its number of steps on plain values. The outer level differentiates the chain of the flight's steps.
 */
final class CompiledParticle implements AdaptiveDescent.Function<Binary64> {

    private static final double[] NO_DATA = {};

    private final Level outer;
    private final CompiledFunction step;
    private final CompiledFunction meets;
    private final StepChain flight;
    private double flown = Double.NaN;
    private double[] last;

    CompiledParticle(Particle particle, Level outer) {
        this.outer = outer;
        this.step = CompiledFunction.compileMap(particle::step, Particle.start(0));
        this.meets = CompiledFunction.compile(Particle::meets, Particle.start(0));
        this.flight = new StepChain(step, meets);
    }

    @Override
    public Binary64 value(Binary64[] w) {
        fly(w[0].getReal());
        return new Binary64(meets.value(last));
    }

    @Override
    public Binary64[] gradient(Binary64[] w) {
        if (flown != w[0].getReal()) {
            fly(w[0].getReal());
        }
        double[] gradient = new double[1];
        flight.gradient(outer, last, last.length - 1, gradient);
        return numbers(gradient);
    }

    private void fly(double w) {
        flown = w;
        flight.begin();
        double[] state = Particle.start(w);
        for (int k = 0; k < Particle.MOST_STEPS; k++) {
            double[] next = new double[state.length];
            step.values(state, next);
            if (Particle.isDown(next[1])) {
                last = state;
                return;
            }
            flight.add(state, NO_DATA);
            state = next;
        }
        throw Particle.neverDown(w);
    }
}
