package org.gradcost.family.nested;

import org.gradcost.nested.Level;

/** {@link SaddleFamily} with its inner gradients in reverse. */
public final class SaddleOverReverse extends SaddleFamily {

    public SaddleOverReverse() {
        super(Level.REVERSE);
    }
}
