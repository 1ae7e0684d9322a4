package org.gradcost.family;

import org.gradcost.nested.Level;

/** {@link SaddleFamily} with its inner gradients forward. */
public final class SaddleOverForward extends SaddleFamily {

    public SaddleOverForward() {
        super(Level.FORWARD);
    }
}
