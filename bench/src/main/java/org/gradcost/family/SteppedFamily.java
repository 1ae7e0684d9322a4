package org.gradcost.family;

/** A family whose circuits consist of steps, with any number of steps. */
public interface SteppedFamily extends Family {

    /** The number of steps of {@link #problem}: enough to make checkpoints useful, and few enough for a sweep. */
    int STEPS = 100;

    @Override
    default Problem problem(int n, long seed) {
        return ofSteps(n, STEPS, seed);
    }

    /**
     * Returns the function at one size, with a number of steps.
     *
     * @param n a size of this family, see {@link #nearest}
     * @param steps at least 1
     */
    SteppedProblem ofSteps(int n, int steps, long seed);
}
