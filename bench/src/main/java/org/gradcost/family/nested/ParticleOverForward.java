package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** The {@link ParticleFamily} whose inner gradients use forward mode. */
public final class ParticleOverForward extends ParticleFamily {

    public ParticleOverForward() {
        super(Level.FORWARD);
    }
}
