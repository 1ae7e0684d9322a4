package org.gradcost.family.vision;

import org.gradcost.family.MapProblem;

/** The hand of {@link HandFamily} with its points on vertices: always 26 inputs, and any number of outputs. */
public final class HandTracking extends HandFamily {

    private static final int LARGEST = 1 << 20; // number of points

    @Override
    public String name() {
        return "ht";
    }

    @Override
    public String formula() {
        return "point − vertex of a hand in the pose θ, m/3 points";
    }

    @Override
    public String inputs() {
        return "θ and the points uniform in [−1, 1)";
    }

    @Override
    public int nearest(int n) {
        return HandModel.POSE;
    }

    @Override
    public int largest() {
        return HandModel.POSE;
    }

    @Override
    public int outputs(int n, int m) {
        return 3 * Math.max(1, Math.min(m / 3, LARGEST));
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        return hand(m / 3, false, seed);
    }
}
