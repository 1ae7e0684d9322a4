package org.gradcost.family.vision;

import org.gradcost.family.MapProblem;
import org.gradcost.family.SizeLadder;

/**
 * The hand of {@link HandFamily} with its c points at positions in triangles, whose coordinates are inputs as well: n = 26 + 2c
 * inputs and m = 3c outputs. A coordinate affects only the three outputs of its own point, so the Jacobian is sparse and has 28
 * colours.
 */
public final class HandTrackingComplicated extends HandFamily {

    private static final SizeLadder SIZES = new SizeLadder(1 << 20, step -> HandModel.POSE + 2L * (step + 1));

    @Override
    public String name() {
        return "ht-complicated";
    }

    @Override
    public String formula() {
        return "point − (u·A + v·B + (1 − u − v)·C) of a triangle of a hand in the pose θ, (n − 26)/2 points";
    }

    @Override
    public String inputs() {
        return "θ and the points uniform in [−1, 1), u and v in [0, 0.5)";
    }

    @Override
    public int nearest(int n) {
        return SIZES.nearest(n);
    }

    @Override
    public int largest() {
        return SIZES.largest();
    }

    @Override
    public int outputs(int n, int m) {
        return 3 * points(n);
    }

    private static int points(int n) {
        return (n - HandModel.POSE) / 2;
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        return hand(points(n), true, seed);
    }
}
