package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** {@link ParticleFamily} with its inner gradients forward. */
public final class ParticleOverForward extends ParticleFamily {

    public ParticleOverForward() {
        super(Level.FORWARD);
    }
}
