package org.gradcost.family.dynamics;

import org.gradcost.family.SteppedFamily;

/**
 * The final state of the {@linkplain Brusselator} as a function of its initial state, with as many outputs as inputs, each of
 * which is a long computation.
 */
public final class BrusselatorState extends EndStateFamily {

    public BrusselatorState() {
        super(new Brusselator(), 0);
    }

    @Override
    public String formula() {
        return "u and v after " + SteppedFamily.STEPS
                + " Euler steps of u′ = A + u²v − (B + 1)u + α·Δu, v′ = Bu − u²v + α·Δv";
    }
}
