package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** The {@link SaddleFamily} whose inner gradients use reverse mode. */
public final class SaddleOverReverse extends SaddleFamily {

    public SaddleOverReverse() {
        super(Level.REVERSE);
    }
}
