package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** {@link SaddleFamily} with its inner gradients forward. */
public final class SaddleOverForward extends SaddleFamily {

    public SaddleOverForward() {
        super(Level.FORWARD);
    }
}
