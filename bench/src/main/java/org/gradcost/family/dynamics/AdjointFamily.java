package org.gradcost.family.dynamics;

import org.gradcost.family.SteppedFamily;

/** A family of steps with a hand-written adjoint, from which an {@link EndStateFamily} gets the Jacobian of its final state. */
interface AdjointFamily extends SteppedFamily {

    @Override
    AdjointSteps ofSteps(int n, int steps, long seed);
}
