package org.gradcost.family.dynamics;

import java.util.SplittableRandom;

/** A family of {@link Advection} by some scheme. */
abstract class AdvectionFamily implements AdjointFamily {

    private final String flux;
    private final int fewest;

    /**
     * Creates a scheme.
     *
     * @param flux formula of F_i
     * @param fewest number of points of the smallest size, at least 4
     */
    AdvectionFamily(String flux, int fewest) {
        this.flux = flux;
        this.fewest = fewest;
    }

    @Override
    public final String formula() {
        return "0.1·Σ q_i after " + STEPS + " steps of q_i += F_{i−1} − F_i, F_i = " + flux;
    }

    @Override
    public final String inputs() {
        return "q at the beginning, a sine of any phase around 1.5";
    }

    @Override
    public final double growth() {
        return 1;
    }

    @Override
    public final int nearest(int n) {
        return Math.max(fewest, Math.min(n, largest()));
    }

    @Override
    public final Advection ofSteps(int n, int steps, long seed) {
        return at(Advection.wave(n, new SplittableRandom(seed).nextDouble(2 * Math.PI)), steps);
    }

    /** Returns the problem with a given initial state of at least 4 points. */
    abstract Advection at(double[] q, int steps);
}
