package org.gradcost.family;

import java.util.SplittableRandom;

/**
 * What the scheme of {@link Toon} makes of every point: its whole state at the end, a map of as many outputs as inputs.
 *
 * Rows are gradients of single outputs, in which rounding shows more than in that of a sum.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class ToonState implements MapFamily {

    private final Toon scalar = new Toon();

    @Override
    public String name() {
        return "toon-state";
    }

    @Override
    public String formula() {
        return "every q_i at the end of " + scalar.name();
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
        double[] wave = Advection.wave(n, new SplittableRandom(seed).nextDouble(2 * Math.PI));
        return new EndState(Toon.scheme(wave, SteppedFamily.STEPS), 1e-3);
    }
}
