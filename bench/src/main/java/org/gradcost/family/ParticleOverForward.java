package org.gradcost.family;

import org.gradcost.nested.Level;

/** {@link ParticleFamily} with its inner gradients forward. */
public final class ParticleOverForward extends ParticleFamily {

    public ParticleOverForward() {
        super(Level.FORWARD);
    }
}
