package org.gradcost.family;

import java.util.SplittableRandom;

/**
 * What the scheme of {@link LaxWendroff} makes of every point: its whole state at the end, a map of as many outputs as inputs.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class LaxWendroffState implements MapFamily {

    private final LaxWendroff scalar = new LaxWendroff();

    @Override
    public String name() {
        return "lax-wendroff-state";
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
        return new EndState(LaxWendroff.scheme(wave, SteppedFamily.STEPS), 0);
    }
}
