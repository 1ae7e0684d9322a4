package org.gradcost.family;

/** A family whose circuits go step by step, with as many steps as one likes. */
public interface SteppedFamily extends Family {

    /** Steps of {@link #problem}: enough to be worth a checkpoint, few enough for a sweep. */
    int STEPS = 100;

    @Override
    default Problem problem(int n, long seed) {
        return ofSteps(n, STEPS, seed);
    }

    /**
     * Returns the function at one size, with a number of steps.
     *
     * @param n a size this family has, see {@link #nearest}
     * @param steps at least 1
     */
    SteppedProblem ofSteps(int n, int steps, long seed);
}
