package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** The {@link SaddleFamily} whose inner gradients use forward mode. */
public final class SaddleOverForward extends SaddleFamily {

    public SaddleOverForward() {
        super(Level.FORWARD);
    }
}
