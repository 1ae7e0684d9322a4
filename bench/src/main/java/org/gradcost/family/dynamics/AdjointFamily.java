package org.gradcost.family.dynamics;

import org.gradcost.family.SteppedFamily;

/** A family of steps whose adjoint is written by hand: it has the Jacobian of its end, an {@link EndStateFamily}, as well. */
interface AdjointFamily extends SteppedFamily {

    @Override
    AdjointSteps ofSteps(int n, int steps, long seed);
}
