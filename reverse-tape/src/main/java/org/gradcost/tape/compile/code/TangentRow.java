package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * A tangent that is stored: a component for each differentiated input.
 *
 * @param number its number among the stored tangents, which may differ from iteration to iteration; null for the gradient
 * @param inPasses whether only the components of the present pass are there
 */
public record TangentRow(AffineIndex number, boolean inPasses) {

    /** Returns the tangent of the output: the gradient. */
    public static TangentRow gradient(boolean inPasses) {
        return new TangentRow(null, inPasses);
    }

    public boolean isGradient() {
        return number == null;
    }
}
