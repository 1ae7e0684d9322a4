package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** The {@link ParticleFamily} whose inner gradients use reverse mode. */
public final class ParticleOverReverse extends ParticleFamily {

    public ParticleOverReverse() {
        super(Level.REVERSE);
    }
}
