package org.gradcost.family;

/**
 * The whole state of the {@linkplain Brusselator} at the end, as a map of its state at the beginning: as many outputs as
 * inputs, and each output a long computation.
 */
public final class BrusselatorState implements MapFamily {

    private final Brusselator scalar = new Brusselator();

    @Override
    public String name() {
        return "brusselator-state";
    }

    @Override
    public String formula() {
        return "u and v after " + SteppedFamily.STEPS
                + " Euler steps of u′ = A + u²v − (B + 1)u + α·Δu, v′ = Bu − u²v + α·Δv";
    }

    @Override
    public String inputs() {
        return scalar.inputs();
    }

    @Override
    public String source() {
        return scalar.source();
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.min(scalar.nearest(n), largest());
    }

    @Override
    public int largest() {
        return EndState.LARGEST;
    }

    @Override
    public int outputs(int n, int m) {
        return n;
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        return new EndState(scalar.ofSteps(n, SteppedFamily.STEPS, seed), 0);
    }
}
