package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** {@link ParticleFamily} with its inner gradients in reverse. */
public final class ParticleOverReverse extends ParticleFamily {

    public ParticleOverReverse() {
        super(Level.REVERSE);
    }
}
