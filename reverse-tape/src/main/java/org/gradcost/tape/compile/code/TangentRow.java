package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * A tangent that is stored: a component for each differentiated input.
 *
 * @param number its number among the stored tangents, which may differ from iteration to iteration; null for the gradient
 */
public record TangentRow(AffineIndex number) {

    /** The tangent of the output: the gradient. */
    public static final TangentRow GRADIENT = new TangentRow(null);

    public boolean isGradient() {
        return number == null;
    }
}
